import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkWords, expectedKeys, pluralForms } from '../../../src/i18n/check-words.ts';
import { describeWord, wordKeys } from '../../../src/i18n/words.ts';
import { completeWords } from '../helpers/site.ts';

describe('pluralForms', () => {
  const rows: Record<string, string[]> = {
    en: ['one', 'other'],
    de: ['one', 'other'],
    ar: ['few', 'many', 'one', 'other', 'two', 'zero'],
    ru: ['few', 'many', 'one', 'other'],
    zh: ['other'],
    'zh-Hans': ['other'],
    fa: ['one', 'other'],
    pl: ['few', 'many', 'one', 'other'],
  };
  for (const [lang, forms] of Object.entries(rows)) {
    test(`of ${lang} are ${forms.join(', ')}`, () => {
      assert.deepEqual([...pluralForms(lang)].sort(), forms);
    });
  }
});

describe('expectedKeys', () => {
  test('has each word once, and one for each plural form', () => {
    const plural = wordKeys.filter((key) => describeWord(key).plural);
    assert.ok(plural.length > 0);
    for (const lang of ['en', 'ar', 'ru', 'zh']) {
      const expected = wordKeys.length - plural.length + plural.length * pluralForms(lang).length;
      assert.equal(expectedKeys(lang).size, expected, lang);
    }
  });

  test('has a note for translators beside every word', () => {
    for (const [key, { note }] of expectedKeys('ar')) assert.ok(note.length > 10, key);
  });
});

describe('checkWords', () => {
  const check = (lang: string, change: Record<string, string>): string[] =>
    checkWords(lang, { ...completeWords(lang), ...change }, () => 7).map(
      ({ line, code, message }) => `${String(line)} ${code} ${message}`,
    );

  for (const lang of ['en', 'de', 'ar', 'ru', 'zh', 'fa']) {
    test(`finds nothing in a complete dictionary of ${lang}`, () => {
      assert.deepEqual(check(lang, {}), []);
    });
  }

  test('finds each plural form that is missing', () => {
    const words = Object.entries(completeWords('ar')).filter(([key]) => !/_(?:two|zero)$/.test(key));
    const found = checkWords('ar', Object.fromEntries(words), () => 1);
    assert.deepEqual([...new Set(found.map(({ code }) => code))], ['ui/key-missing']);
    assert.ok(found.some(({ message }) => message === 'the key "faq.count_two" is missing'));
  });

  test('lets other languages than the source do without words that only the source shows', () => {
    const withoutThem = Object.fromEntries(
      Object.entries(completeWords('de')).filter(
        ([key]) => expectedKeys('de').get(key)?.sourceOnly === false,
      ),
    );
    assert.deepEqual(
      checkWords('de', withoutThem, () => 1, false),
      [],
    );
    assert.ok(checkWords('de', withoutThem, () => 1, true).length > 0);
    assert.deepEqual(
      checkWords('de', completeWords('de'), () => 1, false),
      [],
    );
  });

  test('finds a plural form that the language does not have, and says which it has', () => {
    const [remark] = checkWords('zh', { ...completeWords('zh'), 'faq.count_one': '{{count}}' }, () => 7);
    assert.equal(remark?.code, 'ui/key-unknown');
    assert.match(remark.hint ?? '', /other/);
    assert.doesNotMatch(remark.hint ?? '', /few/);
  });

  test('lets a plural form do without its number', () => {
    assert.deepEqual(check('en', { 'faq.count_one': 'one question' }), []);
  });

  test('lets blanks stand inside the braces', () => {
    assert.deepEqual(check('en', { 'text.original': 'In {{ language }}' }), []);
  });

  test('lets the order of fields and one brace be', () => {
    assert.deepEqual(check('en', { 'nav.home': 'Home } {' }), []);
  });

  test('says what it found and what it expected', () => {
    assert.deepEqual(check('en', { 'text.original': 'In {{lang}}' }), [
      '7 ui/fields "text.original" has {{lang}}; expected {{language}}',
    ]);
  });
});
