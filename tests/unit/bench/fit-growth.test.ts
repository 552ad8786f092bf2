import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitExponent } from '../../../scripts/lib/bench/fit-growth.ts';

const points = (cost: (size: number) => number) =>
  [100, 1_000, 5_000, 20_000].map((size) => ({ size, cost: cost(size) }));

test('the exponent says how a cost grows with a size', () => {
  assert.equal(fitExponent(points((size) => 3 * size))?.toFixed(3), '1.000');
  assert.equal(fitExponent(points((size) => 0.1 * size ** 2))?.toFixed(3), '2.000');
  assert.equal(fitExponent(points(() => 7))?.toFixed(3), '0.000');
  assert.equal(fitExponent(points((size) => 0.5 * Math.sqrt(size)))?.toFixed(3), '0.500');
});

test('a cost that scatters is fitted in the middle', () => {
  const scattered = points((size) => size).map((point, index) => ({
    ...point,
    cost: point.cost * (index % 2 === 0 ? 1.1 : 0.9),
  }));
  assert.ok(Math.abs((fitExponent(scattered) ?? 0) - 1) < 0.05);
});

test('one size has no exponent, nor the same size twice', () => {
  assert.equal(fitExponent([]), undefined);
  assert.equal(fitExponent([{ size: 10, cost: 1 }]), undefined);
  assert.equal(
    fitExponent([
      { size: 10, cost: 1 },
      { size: 10, cost: 2 },
    ]),
    undefined,
  );
});
