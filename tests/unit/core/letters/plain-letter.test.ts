import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import stringWidth from 'string-width';
import type { ComposedLetter } from '../../../../src/core/letters/compose-letter.ts';
import { showLabels } from '../../../../src/core/letters/fill-letter.ts';
import type { LetterBlock, Line } from '../../../../src/core/letters/letter-text.ts';
import { buildMailLink, mostBody } from '../../../../src/core/letters/mail-link.ts';
import { openLetterWriter } from '../../../../src/core/letters/plain-letter.ts';
import { oneColumnEach, wrapLetter } from '../../../../src/core/letters/wrap-letter.ts';
import type { LetterField } from '../../../../src/core/model.ts';

const field = (required: boolean): LetterField => ({ type: 'text', example: 'x', required });
const fields = {
  name: field(true),
  reference: field(false),
  date: { ...field(true), type: 'date' as const },
};
const links = { list: { url: 'https://example.org/list', title: 'List', lang: 'en' } };

const letter = (...blocks: LetterBlock[]): ComposedLetter => ({
  ...{ id: 'one', lang: 'en', opening: 'none' },
  subject: ['About ', { field: 'name' }],
  blocks,
});
const paragraph = (...lines: Line[]): LetterBlock => ({ kind: 'paragraph', lines });

/** The text of a letter with these values. */
function write(
  blocks: LetterBlock[],
  values: Record<string, string> = {},
  dir: 'ltr' | 'rtl' = 'ltr',
): string {
  const filling = {
    fields,
    open: showLabels({ name: 'your name' }),
    values: new Map(Object.entries(values)),
    dir,
    dropOptional: true,
  };
  return openLetterWriter(filling, { links, wrap: wrapLetter })(letter(...blocks)).body;
}

describe('a letter as text', () => {
  test('shows open fields by their names', () => {
    assert.equal(write([paragraph(['Dear ', { field: 'name' }, ','])]), 'Dear [your name],');
  });

  test('leaves lines with an optional field that is empty out, and paragraphs and items that have nothing else', () => {
    const optional: Line = ['Reference: ', { field: 'reference' }];
    const list: LetterBlock = { kind: 'list', ordered: true, items: [[optional], [['Two']]] };
    assert.equal(write([paragraph(['One'], optional), paragraph(optional), list]), 'One\n\n1. Two');
    assert.equal(write([paragraph(['One'], optional)], { reference: 'A' }), 'One\nReference: A');
  });

  test('puts the address of a link on a line of its own', () => {
    const line: Line = ['Take ', { to: 'list', text: 'the list' }, '.'];
    assert.equal(write([paragraph(line)]), 'Take the list.\nhttps://example.org/list');
    assert.equal(
      write([{ kind: 'list', ordered: false, items: [[line]] }]),
      '- Take the list.\n  https://example.org/list',
    );
  });

  for (const [name, text] of [
    ['words', 'A word and another word that goes on. '.repeat(8)],
    ['Chinese', '这是一封回复投诉的信，里面没有空格，也要在合适的地方换行。'.repeat(6)],
    ['Persian', 'این نامه‌ای است که به شکایت پاسخ می‌دهد و باید درست شکسته شود. '.repeat(6)],
  ] as const) {
    test(`breaks ${name} at 72 columns and loses nothing`, () => {
      const lines = write([paragraph([text.trim()])]).split('\n');
      assert.ok(lines.length > 2);
      for (const line of lines) assert.ok(stringWidth(line) <= 72, line);
      assert.equal(lines.join(name === 'Chinese' ? '' : ' '), text.trim());
      for (const line of lines) assert.doesNotMatch(line, /^[，。、；：？！）」』”’]/, line);
    });
  }

  test('counts one column only for characters that have one', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      if (oneColumnEach.test(character)) assert.equal(stringWidth(character), 1, code.toString(16));
    }
  });

  test('marks lines of a text from right to left that start with a Latin word', () => {
    assert.equal(write([paragraph(['Tor یک شبکه است'])], {}, 'rtl'), '\u200FTor یک شبکه است');
    assert.equal(write([paragraph(['یک شبکه'])], {}, 'rtl'), 'یک شبکه');
  });

  test('holds dates together in a text from right to left', () => {
    const line: Line = ['در ', { field: 'date' }, '.'];
    assert.equal(write([paragraph(line)], { date: '2026-11-20' }, 'rtl'), 'در \u200E2026-11-20\u200E.');
    assert.equal(write([paragraph(line)], { date: '2026-11-20' }), 'در 2026-11-20.');
  });

  for (const value of [
    '<script>alert(1)</script>',
    '$& $1 $$',
    '{name}',
    '{reference}',
    '[your name]',
    '\u202Eevil',
    'a\nBcc: b@example.org',
    'x'.repeat(10_000),
  ]) {
    test(`keeps ${JSON.stringify(value.slice(0, 30))} as text`, () => {
      const text = write([paragraph(['Dear ', { field: 'name' }, '!'])], { name: value });
      const expected = value.replace('\u202E', '').replace('\n', ' ');
      assert.equal(text.replace(/\s+/g, ' '), `Dear ${expected}!`);
    });
  }
});

describe('buildMailLink', () => {
  test('encodes everything, with CRLF between lines', () => {
    const { href, hasBody } = buildMailLink('A & b?', 'One\n\nZwei ä=ß %');
    assert.equal(href, 'mailto:?subject=A%20%26%20b%3F&body=One%0D%0A%0D%0AZwei%20%C3%A4%3D%C3%9F%20%25');
    assert.equal(hasBody, true);
  });

  test('leaves a text out that is too long', () => {
    assert.equal(buildMailLink('a', 'x'.repeat(mostBody - 1)).hasBody, true);
    assert.deepEqual(buildMailLink('a', 'ä'.repeat(mostBody / 2)), {
      href: 'mailto:?subject=a',
      hasBody: false,
    });
  });
});
