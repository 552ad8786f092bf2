import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeHtml, unescapeHtml } from '../../../src/core/texts.ts';

test('unescapeHtml gives back what escapeHtml was given', () => {
  for (const text of ['', '<a href="b">&amp; c</a>', "'", 'مُرحل &'])
    assert.equal(unescapeHtml(escapeHtml(text)), text);
});

test('unescapeHtml reads numbers, and leaves names alone that it does not know', () => {
  assert.equal(unescapeHtml('&#39;&#x26;&#x1F9C5;&apos;'), "'&\u{1F9C5}'");
  assert.equal(unescapeHtml('&nbsp; &constructor; &; &#; & x'), '&nbsp; &constructor; &; &#; & x');
});
