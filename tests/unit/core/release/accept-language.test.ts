import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildLanguagePatterns } from '../../../../src/core/release/accept-language.ts';

/** The language that a server with these patterns chooses. */
const choose = (tags: readonly string[], header: string): string | undefined =>
  buildLanguagePatterns(tags).find(({ pattern }) => new RegExp(pattern, 'i').test(header))?.tag;

const rows: [tags: string[], header: string, chosen: string | undefined][] = [
  [['en', 'de', 'fr'], 'de', 'de'],
  [['en', 'de', 'fr'], 'de-AT,de;q=0.8,en;q=0.5', 'de'],
  [['en', 'de', 'fr'], 'it,fr;q=0.7,en;q=0.3', 'fr'],
  [['en', 'de', 'fr'], 'IT, FR;q=0.7', 'fr'],
  [['en', 'de', 'fr'], 'en-US,en;q=0.5', 'en'],
  [['en', 'de', 'fr'], 'den,es', undefined],
  [['en', 'de', 'fr'], '*', undefined],
  [['en', 'de', 'fr'], '', undefined],
  [['en', 'de', 'fr'], 'ja , de ; q=0.9', 'de'],
  [['en', 'es'], 'es-419,es;q=0.9', 'es'],
  [['en', 'pt-BR'], 'pt-PT,pt;q=0.9,en;q=0.8', 'pt-BR'],
  [['en', 'zh-Hans'], 'zh-CN,zh;q=0.9', 'zh-Hans'],
  [['en', 'zh-Hans', 'zh-Hant'], 'zh-CN,zh;q=0.9', 'zh-Hans'],
  [['en', 'zh-Hans', 'zh-Hant'], 'zh-TW,zh;q=0.9', 'zh-Hant'],
  [['en', 'zh-Hant', 'zh-Hans'], 'zh-HK', 'zh-Hant'],
  [['en', 'zh-Hant', 'zh-Hans'], 'zh', 'zh-Hans'],
  [['en', 'zh-Hant', 'zh-Hans'], 'zh-Hant-MO', 'zh-Hant'],
  [['en', 'es', 'es-AR'], 'es-AR,es;q=0.9', 'es-AR'],
  [['en', 'es', 'es-AR'], 'es-MX,es;q=0.9', 'es'],
];

describe('the language of a header', () => {
  for (const [tags, header, chosen] of rows) {
    test(`is ${chosen ?? 'left to the reader'} for "${header}" among ${tags.join(', ')}`, () => {
      assert.equal(choose(tags, header), chosen);
    });
  }

  test('is found at once in a header that is as long as a server lets it be', () => {
    const begin = performance.now();
    assert.equal(choose(['en', 'de'], `${'xx-yy, '.repeat(1100)}q`), undefined);
    assert.ok(performance.now() - begin < 500);
  });
});
