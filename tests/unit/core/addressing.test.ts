import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inLanguage, relativeAddress } from '../../../src/core/addressing.ts';

const rows: [from: string, to: string, address: string][] = [
  ['en/abuse.html', 'en/about.html', 'about.html'],
  ['en/abuse.html', 'en/about.html#privacy', 'about.html#privacy'],
  ['en/abuse.html', 'en/abuse.html#ddos', '#ddos'],
  ['en/abuse.html', 'en/abuse.html', 'abuse.html'],
  ['en/abuse.html', 'de/abuse.html', '../de/abuse.html'],
  ['en/abuse.html', 'de/abuse.html#ddos', '../de/abuse.html#ddos'],
  ['en/abuse.html', 'index.html', '../index.html'],
  ['index.html', 'en/index.html', 'en/index.html'],
  ['index.html', 'index.html', 'index.html'],
  ['docs/faq/a.html', 'docs/faq/b.html', 'b.html'],
  ['docs/faq/a.html', 'docs/b.html', '../b.html'],
  ['docs/faq/a.html', 'en/b.html#c', '../../en/b.html#c'],
  ['docs/a.html', 'docs/faq/b.html', 'faq/b.html'],
  ['a/b.html', 'a/b/c.html', 'b/c.html'],
  ['a/x/b.html', 'a/y/x/b.html', '../y/x/b.html'],
  ['en', 'en/index.html', 'en/index.html'],
];

describe('relativeAddress', () => {
  for (const [from, to, address] of rows) {
    test(`${from} reaches ${to} by ${address}`, () => {
      assert.equal(relativeAddress(from, to), address);
    });
  }

  test('leads to the page from a root, a sub-path, an onion service and a stick', () => {
    const roots = [
      'https://example.org/',
      'https://example.org/a/b/',
      'http://x.onion/',
      'file:///media/usb/faq/',
    ];
    for (const root of roots) {
      for (const [from, to, address] of rows) {
        assert.equal(new URL(address, root + from).href, root + to, `${from} -> ${to}`);
      }
    }
  });
});

describe('inLanguage', () => {
  test('puts a path below the folder of a language', () => {
    assert.equal(inLanguage('abuse.html#ddos', 'pt-BR'), 'pt-BR/abuse.html#ddos');
  });

  test('leaves a path outside the languages where it is', () => {
    assert.equal(inLanguage('/index.html', 'de'), 'index.html');
  });
});
