import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listFullTexts, listShownTexts } from '../../../../src/core/search/full-text-records.ts';
import { ContentSource } from '../../../../src/disk/content-source.ts';
import { bikeClub } from '../../../lib/temporary.ts';

const { catalog } = new ContentSource(bikeClub).content;
assert.ok(catalog);

describe('listFullTexts', () => {
  const records = listFullTexts(catalog, ({ title }) => `<p>${title}</p>`);

  test('has each text that a page lists once in each language, sorted', () => {
    const keys = records.map(({ lang, address }) => `${lang} ${address}`);
    assert.deepEqual(keys, [...new Set(keys)].sort());
    assert.ok(keys.includes('ar borrowing.html#deposit') && keys.includes('de about.html'));
  });

  test('takes a letter without its frame, with the names of its fields', () => {
    const letters = records.filter(({ address }) => address.startsWith('letters/'));
    assert.ok(letters.length > 0);
    for (const { html } of letters) assert.match(html, /^(<p>[^<>]+<\/p>)+$/);
  });
});

test('listShownTexts says in which language each text is shown', () => {
  const without = structuredClone(catalog);
  delete without.questions['deposit']?.texts['ar'];
  const shown = listShownTexts(without, 'ar');
  const langOf = (address: string): string | undefined => shown.find((one) => one.address === address)?.lang;
  assert.equal(langOf('borrowing.html#deposit'), 'fr');
  assert.equal(langOf('borrowing.html#reserve-a-bike'), 'ar');
  assert.equal(new Set(shown.map(({ address }) => address)).size, shown.length);
});
