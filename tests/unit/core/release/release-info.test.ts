import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  countTranslations,
  findAgeProblem,
  formatReleaseInfo,
  isReleaseOrTime,
  parseReleaseInfo,
  type ReleaseInfo,
} from '../../../../src/core/release/release-info.ts';
import { parseSite } from '../../helpers/site.ts';

const committed = '2026-11-20T14:03:22Z';
const commit = '3fa9c2d41b7e3fa9c2d41b7e3fa9c2d41b7e3fa9';

const info: ReleaseInfo = {
  name: '2026-11-20-3fa9c2d41b7e',
  commit,
  committed,
  content: { commit, committed, tree: commit },
  node: '24.0.0',
  tools: { astro: '7.0.0' },
  languages: [{ tag: 'en', name: 'English', current: 1, outdated: 0, missing: 0, unchecked: 0 }],
  files: 1,
  bytes: 2,
  largest: 2,
};

describe('release.json', () => {
  test('is read as it was written', () => {
    assert.deepEqual(parseReleaseInfo(formatReleaseInfo(info)), { value: info });
  });

  test('is refused with a reason', () => {
    assert.deepEqual(parseReleaseInfo('{'), { problem: 'it is no JSON' });
    const broken = parseReleaseInfo(formatReleaseInfo({ ...info, name: '../x' }));
    assert.ok('problem' in broken && broken.problem.startsWith('name: '));
  });
});

describe('findAgeProblem', () => {
  const fine = ['2026-11-20-3fa9c2d41b7e', '2026-11-19-ffffffffffff', '2026-11-20', '2026-11-20T14:03:22Z'];
  for (const wanted of fine) {
    test(`a release is at least ${wanted}`, () => {
      assert.equal(findAgeProblem(info, wanted), undefined);
    });
  }
  const old = ['2026-11-21-ffffffffffff', '2026-11-21', '2026-11-20T14:03:23Z', '2026-11-20-ffffffffffff'];
  for (const wanted of old) {
    test(`a release is not at least ${wanted}`, () => {
      assert.notEqual(findAgeProblem(info, wanted), undefined);
    });
  }

  test('only names of releases, days and times can be asked for', () => {
    for (const word of [...fine, ...old]) assert.ok(isReleaseOrTime(word), word);
    for (const word of ['', 'yesterday', '2026-13-01', 'v1', '2026-11-20T14:03'])
      assert.ok(!isReleaseOrTime(word), word);
  });
});

describe('a release of a site', () => {
  test('counts how far each language is, the source language first', () => {
    const { catalog } = parseSite();
    assert.ok(catalog);
    assert.deepEqual(countTranslations(catalog), [
      { tag: 'en', name: 'English', current: 3, outdated: 0, missing: 0, unchecked: 0 },
      { tag: 'de', name: 'Deutsch', current: 0, outdated: 1, missing: 2, unchecked: 1 },
    ]);
  });
});
