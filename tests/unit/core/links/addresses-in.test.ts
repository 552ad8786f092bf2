import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findCssAddresses } from '../../../../src/core/links/css-addresses.ts';
import { findRefreshAddress } from '../../../../src/core/links/link-attributes.ts';
import { findMailTextAddresses, findMailtoFault } from '../../../../src/core/links/mailto.ts';
import { parseSrcset } from '../../../../src/core/links/srcset.ts';
import { findTextAddresses } from '../../../../src/core/links/text-addresses.ts';

describe('srcset', () => {
  const cases: [text: string, addresses: string[], isRight: boolean][] = [
    ['a.png', ['a.png'], true],
    ['a.png 1x, b.png 2x', ['a.png', 'b.png'], true],
    ['a.png, b.png 2x', ['a.png', 'b.png'], true],
    ['a.png 1x,b.png 2.5x', ['a.png', 'b.png'], true],
    [' , a.png 480w 270h ,, b.png 800w', ['a.png', 'b.png'], true],
    ['data:image/png;base64,AA== 1x, b.png 2x', ['data:image/png;base64,AA==', 'b.png'], true],
    ['a,b.png 1x', ['a,b.png'], true],
    ['a.png 1e3x', ['a.png'], true],
    ['a.png,b.png 2x', ['a.png,b.png'], true],
    ['a.png 2y', ['a.png'], false],
    ['a.png 0w', ['a.png'], false],
    ['a.png 1x 2x', ['a.png'], false],
    ['a.png calc(1, 2), b.png', ['a.png', 'b.png'], false],
    ['', [], true],
  ];
  for (const [text, addresses, isRight] of cases) {
    test(JSON.stringify(text), () => {
      const found = parseSrcset(text);
      assert.deepEqual(found.addresses, addresses);
      assert.equal(found.fault === undefined, isRight);
    });
  }
});

describe('meta refresh', () => {
  const cases: [content: string, address: string | undefined][] = [
    ['5', undefined],
    ['0; url=a.html', 'a.html'],
    ['0;URL = "a b.html"', 'a b.html'],
    ["0, url='a.html'x", 'a.html'],
    ['0 a.html ', 'a.html'],
    ['.5;url=a.html', 'a.html'],
    ['soon; url=a.html', undefined],
  ];
  for (const [content, address] of cases)
    test(content, () => {
      assert.equal(findRefreshAddress(content), address);
    });
});

describe('CSS', () => {
  const cases: [css: string, addresses: string[]][] = [
    ['a { b: url(c.png) }', ['c.png']],
    ['a { b: URL( "c d.png" ) }', ['c d.png']],
    ['a { b: url(c\\)d.png) }', ['c)d.png']],
    ['@import "a.css"; @import url(b.css) print;', ['a.css', 'b.css']],
    ['@charset "utf-8"; a { content: "b.png" }', []],
    ['a { b: image-set("c.png" type("image/png") 1x, url(d.png) 2x) }', ['c.png', 'd.png']],
    ['/* url(a.png) */ b { c: "url(d.png)" }', []],
    ['@namespace svg url(http://www.w3.org/2000/svg);a{b:url(c.png)}', ['c.png']],
    ['a { b: url(c.png', ['c.png']],
    ['a { b: format("x") local("y") }', []],
  ];
  for (const [css, addresses] of cases)
    test(css, () => {
      assert.deepEqual(
        findCssAddresses(css).map(({ address }) => address),
        addresses,
      );
    });
});

describe('running text', () => {
  const cases: [text: string, addresses: string[]][] = [
    ['See https://example.org.', ['https://example.org']],
    ['(https://example.org/a_(b))', ['https://example.org/a_(b)']],
    [
      '<https://example.org/?q=a,b>, "http://example.net/"',
      ['https://example.org/?q=a,b', 'http://example.net/'],
    ],
    ['https://example.org/a...', ['https://example.org/a']],
    ['[x](https://example.org/b)', ['https://example.org/b']],
    ['HTTPS://EXAMPLE.ORG/', ['HTTPS://EXAMPLE.ORG/']],
    ['اقرأ https://example.org/a، ثم', ['https://example.org/a']],
    ['https://[name]/ https://{host}/ https://', []],
    ['ftp://example.org/ and user@example.org', []],
    ['expyuzz4wqqyqhjn.onion, say', ['http://expyuzz4wqqyqhjn.onion']],
    ['xhttps://example.org', []],
  ];
  for (const [text, addresses] of cases)
    test(text, () => {
      assert.deepEqual(
        findTextAddresses(text).map(({ address }) => address),
        addresses,
      );
    });

  test('says where an address starts', () => {
    assert.equal(findTextAddresses('a https://example.org/')[0]?.offset, 2);
  });
});

describe('mailto', () => {
  const right = [
    'a@example.org',
    'a%2Bb@example.org',
    '"a b"@example.org',
    'a@example.org?subject=',
    '?to=a@example.org',
    '?body=x',
    'a@[192.0.2.1]',
    'a@example.org,%20b@example.org',
  ];
  for (const rest of right)
    test(`${rest} is right`, () => {
      assert.equal(findMailtoFault(rest), undefined);
    });

  const wrong = [
    '',
    '?',
    'a',
    'a@',
    '@example.org',
    'a b@example.org',
    'a@-example.org',
    'a.@example.org',
    'a@example.org?1=2',
  ];
  for (const rest of wrong)
    test(`${JSON.stringify(rest)} is wrong`, () => {
      assert.notEqual(findMailtoFault(rest), undefined);
    });

  test('the addresses of subject and body are found, a plus stays a plus', () => {
    assert.deepEqual(
      findMailTextAddresses('mailto:a@example.org?subject=x&body=See%20https%3A%2F%2Fexample.org%2Fa+b.'),
      ['https://example.org/a+b'],
    );
  });
});
