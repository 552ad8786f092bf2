import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listLegacyPages } from '../../../src/core/legacy-pages.ts';
import { ContentSource } from '../../../src/disk/content-source.ts';
import { bikeClub } from '../../lib/temporary.ts';

const { catalog } = new ContentSource(bikeClub).content;
assert.ok(catalog);
const pages = listLegacyPages(catalog);
const find = (path: string) => pages.find((page) => page.path === path);

describe('pages at the addresses of an old site', () => {
  test('are a file where the path ends in .html, and a folder with an index where it does not', () => {
    assert.deepEqual(pages.map(({ path }) => path).sort(), [
      'association/index.html',
      'pret/conditions.html.fr/index.html',
      'tarifs.html',
    ]);
  });

  test('carry the old anchors with the places where they lead', () => {
    const anchors = (path: string) => find(path)?.anchors.map(({ anchor, to }) => [anchor, to]);
    assert.deepEqual(anchors('tarifs.html'), [['OldDeposit', 'borrowing.html#deposit']]);
  });

  test('carry the old anchors of letters where the page explains how to use them', () => {
    const anchors = find('association/index.html')?.anchors.map(({ anchor, to }) => [anchor, to]);
    assert.deepEqual(anchors, [['velo-mal-gare', 'letters/parked-bike.html']]);
  });
});
