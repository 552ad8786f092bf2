import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { didYouMean, findNearest } from '../../../src/core/nearest.ts';

const ids = ['exit-policies', 'exit-relays', 'ddos', 'about'];

describe('findNearest', () => {
  test('finds a name with one wrong, missing or added letter', () => {
    assert.equal(findNearest('exit-policy', ids), 'exit-policies');
    assert.equal(findNearest('exit-relay', ids), 'exit-relays');
    assert.equal(findNearest('ddo', ids), 'ddos');
    assert.equal(findNearest('aboutt', ids), 'about');
  });

  test('finds a short name in which two neighbours changed places', () => {
    assert.equal(findNearest('ddso', ids), 'ddos');
    assert.equal(findNearest('abuot', ids), 'about');
    assert.equal(findNearest('titel', ['title', 'short']), 'title');
  });

  test('does not mind capitals', () => {
    assert.equal(findNearest('DDoS', ids), 'ddos');
    assert.equal(findNearest('exit-policies', ['EXIT-POLICIES']), 'EXIT-POLICIES');
  });

  test('finds nothing that is far away', () => {
    assert.equal(findNearest('hosting', ids), undefined);
    assert.equal(findNearest('xyz', ids), undefined);
    assert.equal(findNearest('', ids), undefined);
    assert.equal(findNearest('ddos', []), undefined);
  });

  test('prefers the nearest, and the first of equals, whatever follows', () => {
    assert.equal(
      findNearest('exit-relaiss', ['exit-relays', 'exit-relaisses', 'exit-relais']),
      'exit-relais',
    );
    assert.equal(findNearest('cat', ['car', 'can']), 'car');
  });

  test('takes any iterable', () => {
    assert.equal(findNearest('ddoss', new Set(ids)), 'ddos');
  });
});

describe('didYouMean', () => {
  test('asks for the nearest name', () => {
    assert.equal(didYouMean('exit-policy', ids), '; did you mean "exit-policies"?');
  });

  test('says nothing when nothing is near, or when the name is right', () => {
    assert.equal(didYouMean('hosting', ids), '');
    assert.equal(didYouMean('ddos', ids), '');
  });
});
