import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from '../../../../scripts/lib/links/decode-file.ts';

const inUtf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');

test('a byte order mark goes before what the server and the page say', () => {
  const page = '<meta charset="iso-8859-1"><p id="größe">';
  assert.equal(decodeText(Buffer.from(`\uFEFF${page}`)), page);
  assert.equal(decodeText(inUtf16(page)), page);
  assert.equal(decodeText(inUtf16(page).swap16()), page);
  assert.equal(decodeText(inUtf16(page), 'iso-8859-1'), page);
});

test('without one the server goes before the page', () => {
  const page = '<meta charset="utf-8"><p id="größe">';
  assert.equal(decodeText(Buffer.from(page, 'latin1'), 'iso-8859-1'), page);
  assert.equal(decodeText(Buffer.from(page)), page);
  const old = '<meta charset=windows-1252><p id="größe">';
  assert.equal(decodeText(Buffer.from(old, 'latin1')), old);
});

test('a page that says UTF-16 in readable bytes is UTF-8', () => {
  for (const name of ['utf-16', 'UTF-16LE', 'utf-16be', 'unicode']) {
    const page = `<meta charset="${name}"><p id="größe">`;
    assert.equal(decodeText(Buffer.from(page)), page);
  }
});
