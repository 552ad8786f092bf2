import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languagesSchema, linksSchema } from '../../../src/config/settings.ts';

/** Languages into which people translate what the Tor Project writes, and some of their neighbours. */
const tags = [
  ...[
    'ach',
    'af',
    'am',
    'ar',
    'az',
    'azb',
    'bn',
    'bo',
    'bs',
    'ca',
    'ckb',
    'cs',
    'cy',
    'da',
    'de',
    'el',
    'en',
    'eo',
  ],
  ...[
    'es',
    'es-419',
    'es-AR',
    'et',
    'eu',
    'fa',
    'fi',
    'fil',
    'fr',
    'ga',
    'gl',
    'he',
    'hi',
    'hr',
    'hu',
    'hy',
    'id',
  ],
  ...[
    'is',
    'it',
    'ja',
    'ka',
    'kk',
    'km',
    'ko',
    'ksw',
    'ku',
    'lo',
    'lt',
    'lv',
    'mk',
    'ml',
    'mn',
    'mnw',
    'mr',
    'ms',
  ],
  ...[
    'my',
    'nb',
    'nb-NO',
    'ne',
    'nl',
    'nn',
    'pa',
    'pl',
    'ps',
    'pt-BR',
    'pt-PT',
    'ro',
    'ru',
    'si',
    'sk',
    'sl',
    'sq',
  ],
  ...[
    'sr',
    'sr-Latn',
    'sv-SE',
    'sw',
    'ta',
    'te',
    'tg',
    'th',
    'ti',
    'tk',
    'tr',
    'ug',
    'uk',
    'ur',
    'uz',
    'vi',
    'zgh',
  ],
  ...['zh-CN', 'zh-TW', 'zh-Hans', 'zh-Hant'],
];

const takesTag = (tag: string): boolean => {
  const language = { tag, name: 'x', dir: 'ltr', enabled: true };
  return languagesSchema.safeParse({ source: tag, languages: [language] }).success;
};

describe('a language tag', () => {
  for (const tag of tags) {
    test(`may be ${tag}`, () => {
      assert.equal(takesTag(tag), true);
    });
  }

  for (const tag of [
    '',
    'e',
    'EN',
    'en_US',
    'en-us',
    'zh-hans',
    'pt-br',
    'english',
    'deutsch',
    'en-',
    '../en',
    'en/x',
  ]) {
    test(`may not be "${tag}"`, () => {
      assert.equal(takesTag(tag), false);
    });
  }
});

const takesAddress = (url: string): boolean =>
  linksSchema.safeParse({ name: { url, title: 'x', lang: 'en' } }).success;

describe('an address outside the site', () => {
  for (const url of [
    ...[
      'https://example.org/',
      'https://example.org',
      'https://a-b.example.org:8443/x',
      'http://127.0.0.1:8080/',
    ],
    ...[
      'https://example.org/x?y=1&z=%20#a',
      'https://example.org/~x/(y)/z,1;2@3:4',
      'https://xn--bcher-kva.example/',
    ],
    'https://fa.wikipedia.org/wiki/\u062A\u0648\u0631',
    'http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion/index.html',
  ]) {
    test(`may be ${url}`, () => {
      assert.equal(takesAddress(url), true);
    });
  }

  for (const url of [
    ...[
      'javascript:alert(1)',
      'data:,x',
      'ftp://example.org/',
      'mailto:a@example.org',
      '//example.org/',
      '/x',
      'x',
      '',
    ],
    ...[
      'https://',
      'https:///example.org/',
      'https:/example.org/',
      'https:example.org',
      'https://?x',
      'https://#x',
    ],
    ...['https://user@example.org/', 'https://a:b@example.org/', 'https://torproject.org\\@evil.example/'],
    ...[
      'https://b\u00FCcher.example/',
      'https://torpr\u043Eject.org/',
      'https://torproject.org\u2024evil.example/',
    ],
    ...[
      'https://torproject\uFF0Eorg/',
      'https://example.org/ x',
      'https://example.org/"x',
      'https://example.org/<x>',
    ],
    ...[
      "https://example.org/'x",
      'https://example.org/`x',
      'https://example.org/\nx',
      'https://example.org:99999/',
    ],
    ...[' https://example.org/', 'https://example.org/ ', 'https://-example.org/', 'https://.example.org/'],
  ]) {
    test(`may not be ${JSON.stringify(url)}`, () => {
      assert.equal(takesAddress(url), false);
    });
  }
});
