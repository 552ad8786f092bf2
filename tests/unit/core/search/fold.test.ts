import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fold, foldArabic } from '../../../../src/core/search/fold.ts';

describe('fold', () => {
  const same: Record<string, string[]> = {
    'case and accents': ['Schlüssel', 'schlussel', 'SCHLÜSSEL', 'schlu\u0308ssel'],
    'letters that are written as two': ['Straße', 'STRASSE', 'strasse'],
    'Russian ё and е': ['ёлка', 'ЕЛКА'],
    'Arabic and Persian yeh and kaf': ['شكايتي', 'شکایتی'],
    'alef with and without signs': ['أونيون', 'اونیون', 'إونيون', 'آونيون'],
    'teh marbuta and heh': ['مدرسة', 'مدرسه'],
    'vowel signs and the stroke that lengthens': ['مُرَحِّل', 'مرحل', 'مرحـــل'],
    'a joiner of no width': ['می‌شود', 'میشود'],
    'digits of three scripts': ['۴۴۳', '٤٤٣', '443'],
    'full width': ['Ｔｏｒ', 'tor'],
  };
  for (const [what, texts] of Object.entries(same)) {
    test(`takes ${what} for the same`, () => {
      assert.deepEqual([...new Set(texts.map(fold))].length, 1, texts.map(fold).join(' '));
    });
  }

  test('keeps apart what is not the same', () => {
    assert.notEqual(fold('мир'), fold('мор'));
    assert.notEqual(fold('出口'), fold('入口'));
  });
});

describe('foldArabic', () => {
  test('leaves everything but Arabic letters as it is', () => {
    assert.equal(foldArabic('<p class="X">Tor É شكايتي می‌شود</p>'), '<p class="X">Tor É شکایتی میشود</p>');
  });

  test('never makes or removes white space', () => {
    const text = 'رله‌ها  و\tأجوبة \n ٤٤٣ 443';
    assert.deepEqual(foldArabic(text).split(/\s/).length, text.split(/\s/).length);
  });
});
