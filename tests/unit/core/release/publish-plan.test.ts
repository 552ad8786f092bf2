import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  compareFileLists,
  findPrevious,
  findSuperfluous,
  isSafeName,
  parseFileList,
  type TargetState,
} from '../../../../src/core/release/publish-plan.ts';

const name = (day: number): string => `2026-11-0${String(day)}-abcdef${String(day)}`;

/** Releases that were published in this order, the last of them live. */
const published = (days: number[], live = days.at(-1)): TargetState => ({
  live: live === undefined ? undefined : name(live),
  releases: days.map((day, index) => ({ name: name(day), published: 1000 + index })),
  leftovers: [],
});

describe('findPrevious', () => {
  test('is what was published before the live release, whatever the names say', () => {
    assert.equal(findPrevious(published([3, 1, 2])), name(1));
  });

  test('leads further back each time', () => {
    assert.equal(findPrevious(published([1, 2, 3], 2)), name(1));
    assert.equal(findPrevious(published([1, 2, 3], 1)), undefined);
  });

  test('is nothing where nothing is live', () => {
    assert.equal(findPrevious({ releases: published([1, 2]).releases, leftovers: [] }), undefined);
  });
});

describe('findSuperfluous', () => {
  test('leaves the newest ones', () => {
    assert.deepEqual(findSuperfluous(published([1, 2, 3, 4]), 2), [name(2), name(1)]);
  });

  test('never names the live one, also after going back to an old one', () => {
    assert.deepEqual(findSuperfluous(published([1, 2, 3, 4], 1), 2), [name(3), name(2)]);
  });

  test('is nothing while there are few', () => {
    assert.deepEqual(findSuperfluous(published([1, 2]), 5), []);
  });
});

test('only names that a shell may see are safe', () => {
  assert.ok(isSafeName('2026-11-20-3fa9c2d41b7e'));
  assert.ok(isSafeName('.incoming-2026-11-20-3fa9c2d41b7e-17'));
  for (const bad of ['', '.', '..', 'live', '2026-11-20-3fa9c2d; id', '$(id)', '2026-11-20-xyz', '-rf'])
    assert.ok(!isSafeName(bad), bad);
});

describe('file lists', () => {
  const [one, two] = ['1'.repeat(64), '2'.repeat(64)];

  test('are read as sha256sum writes them; what is no file stands apart', () => {
    const list = parseFileList(`${one}  ./a b.html\n${two}  ./c/d.json\n./link\n`);
    assert.deepEqual(
      [...list.files],
      [
        ['a b.html', one],
        ['c/d.json', two],
      ],
    );
    assert.deepEqual(list.others, ['./link']);
  });

  test('are compared in both directions', () => {
    const expected = new Map([
      ['a', one],
      ['b', one],
      ['c', one],
    ]);
    const found = parseFileList(`${one}  ./a\n${two}  ./b\n${one}  ./d\n./link\n`);
    assert.deepEqual(compareFileLists(expected, found), [
      'b: has other bytes',
      'c: is not there',
      'd: is in no release',
      './link: is no plain file',
    ]);
  });
});
