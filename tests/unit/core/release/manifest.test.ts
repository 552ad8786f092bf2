import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareBytes, formatManifest, parseManifestLine } from '../../../../src/core/release/manifest.ts';

const digest = 'a'.repeat(64);

describe('compareBytes', () => {
  test('orders as the bytes of UTF-8 do, also where UTF-16 differs', () => {
    const paths = ['a', 'a-b', 'a.html', 'a/b', 'ab', 'b', 'é', '\uFF21', '\u{1F600}'];
    const shuffled = [...paths].reverse();
    assert.deepEqual(shuffled.sort(compareBytes), paths);
    const byBytes = [...paths].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    assert.deepEqual(paths, byBytes);
  });

  test('takes equal paths as equal, and a path before what it begins', () => {
    assert.equal(compareBytes('a/b', 'a/b'), 0);
    assert.ok(compareBytes('a', 'a.gz') < 0);
    assert.ok(compareBytes('a.gz', 'a') > 0);
  });
});

describe('parseManifestLine', () => {
  test('reads what sha256sum writes', () => {
    assert.deepEqual(parseManifestLine(`${digest}  docs/faq.html.en/index.html`), {
      value: { path: 'docs/faq.html.en/index.html', digest },
    });
  });

  test('takes the line behind the one before it', () => {
    assert.ok('value' in parseManifestLine(`${digest}  b`, 'a'));
  });

  const refused: [what: string, line: string, previous?: string][] = [
    ['an empty line', ''],
    ['a digest that is short', `${'a'.repeat(63)}  x`],
    ['a digest in capitals', `${'A'.repeat(64)}  x`],
    ['one space', `${digest} x`],
    ['the mark of binary mode', `${digest} *x`],
    ['a path that leads up', `${digest}  ../x`],
    ['a path that leads up in its middle', `${digest}  a/../../x`],
    ['a path from the root', `${digest}  /etc/passwd`],
    ['an empty part', `${digest}  a//b`],
    ['a backslash', `${digest}  a\\b`],
    ['a control character', `${digest}  a\u0007b`],
    ['a carriage return', `${digest}  a\r`],
    ['the manifest itself', `${digest}  SHA256SUMS`],
    ['its signature', `${digest}  SHA256SUMS.minisig`],
    ['a compressed copy', `${digest}  en/a.html.gz`],
    ['the same path again', `${digest}  a`, 'a'],
    ['a path that is out of order', `${digest}  a`, 'b'],
  ];
  for (const [what, line, previous] of refused) {
    test(`refuses ${what}`, () => {
      assert.ok('problem' in parseManifestLine(line, previous));
    });
  }
});

test('formatManifest sorts, and parseManifestLine reads every line of it', () => {
  const paths = ['en/a.html', 'b/index.html', 'release.json', 'en/a/b.html', '\u{1F600}', '\uFF21'];
  const lines = formatManifest(paths.map((path) => ({ path, digest })))
    .trimEnd()
    .split('\n');
  let previous: string | undefined;
  for (const line of lines) {
    const parsed = parseManifestLine(line, previous);
    assert.ok('value' in parsed, line);
    previous = parsed.value.path;
  }
  assert.equal(lines.length, paths.length);
});
