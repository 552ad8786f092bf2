import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openHtmlLetters } from '../../../../src/core/letters/html-letter.ts';
import type { LetterField } from '../../../../src/core/model.ts';

const field = (required: boolean): LetterField => ({ type: 'text', example: 'x', required });
const { blocks, line } = openHtmlLetters({
  fields: { name: field(true), reference: field(false) },
  labels: { name: 'your <name>', reference: 'number' },
  links: { list: { url: 'https://example.org/?a=1&b="2"', title: 'List', lang: 'en' } },
});

describe('a letter as HTML', () => {
  test('marks fields, and those that may stay empty', () => {
    assert.equal(
      line(['Dear ', { field: 'name' }, ', ', { field: 'reference' }]),
      '<span class="line">Dear <mark data-field="name">[your &lt;name&gt;]</mark>, <mark data-field="reference" data-optional>[number]</mark></span>',
    );
  });

  test('keeps signs of HTML in words and code as text', () => {
    assert.equal(line(['<b> & "c"']), '<span class="line">&lt;b&gt; &amp; &quot;c&quot;</span>');
    assert.equal(
      blocks([{ kind: 'code', text: '<script>\n&' }]),
      '<pre><code>&lt;script&gt;\n&amp;</code></pre>',
    );
  });

  test('puts addresses below the words that carry them', () => {
    const address = 'https://example.org/?a=1&amp;b=&quot;2&quot;';
    assert.equal(
      blocks([{ kind: 'paragraph', lines: [['See ', { to: 'list', text: 'it' }], ['End']] }]),
      `<p><span class="line">See it</span><br><a href="${address}">${address}</a><br><span class="line">End</span></p>`,
    );
  });

  test('writes lists with and without numbers', () => {
    for (const [ordered, tag] of [
      [true, 'ol'],
      [false, 'ul'],
    ] as const)
      assert.equal(
        blocks([{ kind: 'list', ordered, items: [[['One']], [['Two']]] }]),
        `<${tag}><li><span class="line">One</span></li><li><span class="line">Two</span></li></${tag}>`,
      );
  });
});
