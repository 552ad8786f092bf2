import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listFullTexts, listShownTexts } from '../../../../src/core/search/full-text-records.ts';
import { ContentSource } from '../../../../src/disk/content-source.ts';
import { bikeClub } from '../../../lib/temporary.ts';

const { catalog } = new ContentSource(bikeClub).content;
assert.ok(catalog);

describe('listFullTexts', () => {
  const list = (lang: string) => listFullTexts(catalog, lang, ({ title }) => `<p>${title}</p>`);

  test('has each text that a page lists once, sorted', () => {
    const addresses = list('ar').map(({ address }) => address);
    assert.deepEqual(addresses, [...new Set(addresses)].sort());
    assert.ok(addresses.includes('borrowing.html#deposit'));
    assert.ok(list('de').some(({ address }) => address === 'about.html'));
  });

  test('has only texts of the language', () => {
    for (const lang of ['ar', 'de']) assert.ok(list(lang).every((record) => record.lang === lang));
    assert.deepEqual(list('xx'), []);
  });

  test('takes a letter without its frame, with the names of its fields', () => {
    const letters = list('fr').filter(({ address }) => address.startsWith('letters/'));
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
