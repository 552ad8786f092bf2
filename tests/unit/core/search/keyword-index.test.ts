import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildKeywordIndex } from '../../../../src/core/search/keyword-index.ts';
import { joinKeywords, splitKeywords } from '../../../../src/core/search/keyword-list.ts';
import { findNearestKeyword } from '../../../../src/core/search/nearest-keyword.ts';

/** The index of some keywords as one line: `A: ant, arm | B: bee`. */
const show = (lang: string, keywords: readonly string[]): string =>
  buildKeywordIndex([{ number: 1, lang, keywords }], lang)
    .map(({ letter, lines }) => `${letter}: ${lines.map(({ keyword }) => keyword).join(', ')}`)
    .join(' | ');

describe('buildKeywordIndex', () => {
  const cases: Record<string, [keywords: string[], expected: string]> = {
    de: [['Zoll', 'Ärger', 'Anwalt', 'öffnen', '2FA'], '#: 2FA | A: Anwalt, Ärger | O: öffnen | Z: Zoll'],
    es: [['ñu', 'otro', 'nube', 'ámbito'], 'A: ámbito | N: nube | Ñ: ñu | O: otro'],
    fr: [['école', 'eau', '«cas»'], 'C: «cas» | E: eau, école'],
    ru: [['Tor', 'ёлка', 'енот', 'йод', 'игра'], 'Е: ёлка, енот | И: игра | Й: йод | T: Tor'],
    fa: [
      ['Tor', 'یک', 'پلیس', 'آدرس', 'اینترنت', 'گره', 'کاربر'],
      'آ: آدرس | ا: اینترنت | پ: پلیس | ک: کاربر | گ: گره | ی: یک | T: Tor',
    ],
    ar: [
      ['Tor', 'الخروج', 'أونيون', 'ابتزاز', 'المرحل', 'آمن'],
      'ا: آمن, ابتزاز, أونيون | خ: الخروج | م: المرحل | T: Tor',
    ],
    'zh-Hans': [
      ['网桥', '出口', 'Tor', '投诉', 'DDoS', '安全', '9001'],
      '#: 9001 | A: 安全 | C: 出口 | D: DDoS | T: 投诉, Tor | W: 网桥',
    ],
  };
  for (const [lang, [keywords, expected]] of Object.entries(cases)) {
    test(`groups and sorts as readers of ${lang} expect, whatever the order of the texts`, () => {
      assert.equal(show(lang, keywords), expected);
      assert.equal(show(lang, keywords.toReversed()), expected);
    });
  }

  test('signs before a word do not count', () => {
    assert.equal(show('en', ['.onion', 'open', '/etc/tor']), 'E: /etc/tor | O: .onion, open');
  });

  test('a keyword of several texts is one line, however it is written', () => {
    const groups = buildKeywordIndex(
      [
        { number: 1, lang: 'en', keywords: ['socks', 'DNS'] },
        { number: 2, lang: 'en', keywords: ['SOCKS', 'socks'] },
        { number: 3, lang: 'de', keywords: ['SOCKS'] },
      ],
      'en',
    );
    assert.deepEqual(
      groups.flatMap(({ lines }) => lines),
      [
        { keyword: 'DNS', lang: 'en', numbers: [1] },
        { keyword: 'SOCKS', lang: 'de', numbers: [3] },
        { keyword: 'SOCKS', lang: 'en', numbers: [1, 2] },
      ],
    );
  });

  test('of a large site it has the first keywords of each text', () => {
    const sources = Array.from({ length: 500 }, (_, number) => ({
      number,
      lang: 'en',
      keywords: [`first-${String(number)}`, `second-${String(number)}`, `third-${String(number)}`],
    }));
    const lines = buildKeywordIndex(sources, 'en').flatMap(({ lines: all }) => all);
    assert.equal(lines.filter(({ keyword }) => keyword.startsWith('first')).length, 500);
    assert.equal(lines.filter(({ keyword }) => keyword.startsWith('third')).length, 0);
  });
});

describe('joinKeywords', () => {
  test('writes the comma of the language, and splitKeywords takes any of them apart', () => {
    assert.equal(joinKeywords(['a b', 'c'], 'pt-BR'), 'a b, c');
    for (const lang of ['en', 'ar', 'fa', 'zh-Hans'])
      assert.deepEqual(splitKeywords(joinKeywords(['a b', 'c'], lang)), ['a b', 'c']);
    assert.deepEqual(splitKeywords(''), []);
  });
});

describe('findNearestKeyword', () => {
  const keywords = ['hidden service', 'bandwidth', 'BitTorrent', '出口节点'];

  test('finds what looks alike, whatever the order of the words', () => {
    assert.equal(findNearestKeyword('banwith', keywords), 'bandwidth');
    assert.equal(findNearestKeyword('service hiden', keywords), 'hidden service');
    assert.equal(findNearestKeyword('出囗节点', keywords), '出口节点');
  });

  test('offers nothing where nothing looks alike', () => {
    assert.equal(findNearestKeyword('zzzz', keywords), undefined);
    assert.equal(findNearestKeyword('', keywords), undefined);
  });
});
