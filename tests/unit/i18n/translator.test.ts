import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { completeWords } from '../helpers/site.ts';

const withForms = (lang: string, forms: Record<string, string>): Record<string, string> => ({
  ...completeWords(lang),
  ...Object.fromEntries(Object.entries(forms).map(([form, text]) => [`faq.count_${form}`, text])),
});

const plurals: [lang: string, forms: Record<string, string>, rows: Record<number, string>][] = [
  [
    'en',
    { one: '{{count}} question', other: '{{count}} questions' },
    { 0: '0 questions', 1: '1 question', 2: '2 questions' },
  ],
  [
    'ru',
    { one: '{{count}} one', few: '{{count}} few', many: '{{count}} many', other: '{{count}} other' },
    {
      0: '0 many',
      1: '1 one',
      2: '2 few',
      5: '5 many',
      11: '11 many',
      21: '21 one',
      22: '22 few',
      1.5: '1,5 other',
    },
  ],
  [
    'ar',
    {
      zero: 'zero',
      one: 'one',
      two: 'two',
      few: '{{count}} few',
      many: '{{count}} many',
      other: '{{count}} other',
    },
    {
      0: 'zero',
      1: 'one',
      2: 'two',
      3: '3 few',
      10: '10 few',
      11: '11 many',
      99: '99 many',
      100: '100 other',
      103: '103 few',
    },
  ],
  ['zh', { other: '{{count}} \u4E2A' }, { 0: '0 \u4E2A', 1: '1 \u4E2A', 2: '2 \u4E2A' }],
  ['fa', { one: 'one', other: 'other' }, { 0: 'one', 1: 'one', 2: 'other' }],
];

describe('createTranslator', () => {
  for (const [lang, forms, rows] of plurals) {
    test(`takes the right plural form of ${lang}`, () => {
      const t = createTranslator(lang, withForms(lang, forms));
      for (const [count, text] of Object.entries(rows)) {
        assert.equal(t('faq.count', { count: Number(count) }), text, `${lang} ${count}`);
      }
    });
  }

  test('puts fields in', () => {
    const t = createTranslator('de', { ...completeWords('de'), 'text.original': 'Auf {{language}} lesen' });
    assert.equal(t('text.original', { language: 'Englisch' }), 'Auf Englisch lesen');
  });

  test('leaves markup in fields to the page, which escapes once', () => {
    const t = createTranslator('en', { ...completeWords('en'), 'text.original': '<{{language}}>' });
    assert.equal(t('text.original', { language: '<b>&"' }), '<<b>&">');
  });

  test('does not look into a field for other words or fields', () => {
    const t = createTranslator('en', {
      ...completeWords('en'),
      'nav.home': 'Home',
      'text.original': '{{language}}',
    });
    for (const language of ['$t(nav.home)', '{{count}}', '$1', 'a.b:c']) {
      assert.equal(t('text.original', { language }), language);
    }
  });

  test('does not look into a word for other words', () => {
    const t = createTranslator('en', { ...completeWords('en'), 'nav.home': 'a $t(nav.label) b' });
    assert.equal(t('nav.home'), 'a $t(nav.label) b');
  });

  test('does not read dots and colons of keys and texts as paths', () => {
    const t = createTranslator('en', { ...completeWords('en'), 'nav.home': 'Home: a.b' });
    assert.equal(t('nav.home'), 'Home: a.b');
  });

  test('throws on a missing word, and names it and the file', () => {
    const t = createTranslator('de', {});
    assert.throws(() => t('nav.home'), /ui\.json of "de" has no "nav\.home"/);
  });

  test('throws on a missing plural form instead of taking one of English', () => {
    const t = createTranslator('ru', { 'faq.count_one': '{{count}}' });
    assert.throws(() => t('faq.count', { count: 5 }), /faq\.count/);
  });

  test('throws on a missing field instead of leaving a hole', () => {
    const t = createTranslator('de', { ...completeWords('de'), 'text.original': 'Auf {{language}} lesen' });
    assert.throws(() => t('text.original'), /language/);
  });

  test('keeps languages apart', () => {
    const de = createTranslator('de', { ...completeWords('de'), 'nav.home': 'Start' });
    const en = createTranslator('en', { ...completeWords('en'), 'nav.home': 'Home' });
    assert.deepEqual([de('nav.home'), en('nav.home'), de('nav.home')], ['Start', 'Home', 'Start']);
  });
});
