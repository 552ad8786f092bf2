import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseMdx } from '../../../../src/core/mdx/parse.ts';
import {
  listFields,
  parseLine,
  parseParts,
  type LetterBlock,
} from '../../../../src/core/letters/letter-text.ts';

/** The parts of a letter with this body. */
function parts(body: string): LetterBlock[][] {
  const { tree, remarks } = parseMdx(`---\na: b\n---\n\n${body}\n`, 'letter');
  assert.ok(tree, JSON.stringify(remarks));
  assert.deepEqual(remarks, []);
  return parseParts(tree);
}

describe('parseParts', () => {
  test('keeps words, fields and links, and folds line ends', () => {
    assert.deepEqual(parts('From {address}\nto [the list](link:exit-list).'), [
      [
        {
          kind: 'paragraph',
          lines: [['From ', { field: 'address' }, ' to ', { to: 'exit-list', text: 'the list' }, '.']],
        },
      ],
    ]);
  });

  test('divides lines at hard breaks, also before a field that stands alone', () => {
    const [[block] = []] = parts('Regards,\\\n{name}\\\n{organisation}');
    assert.deepEqual(block, {
      kind: 'paragraph',
      lines: [['Regards,'], [{ field: 'name' }], [{ field: 'organisation' }]],
    });
  });

  test('makes a paragraph of a field that stands alone', () => {
    assert.deepEqual(parts('One.\n\n{reference}'), [
      [
        { kind: 'paragraph', lines: [['One.']] },
        { kind: 'paragraph', lines: [[{ field: 'reference' }]] },
      ],
    ]);
  });

  test('keeps lists with their order, and code as it is', () => {
    assert.deepEqual(parts('1. One {a}\\\n   two\n2. Three\n\n```\nx  {a}\n```'), [
      [
        { kind: 'list', ordered: true, items: [[['One ', { field: 'a' }], ['two']], [['Three']]] },
        { kind: 'code', text: 'x  {a}' },
      ],
    ]);
  });

  test('starts a part at each heading', () => {
    assert.equal(parts('## One\n\na\n\n## Two\n\nb\n\nc').length, 2);
  });
});

describe('parseLine', () => {
  test('finds the fields of a subject', () => {
    assert.deepEqual(parseLine('From {address} on { date }'), [
      'From ',
      { field: 'address' },
      ' on ',
      { field: 'date' },
    ]);
  });

  test('leaves braces alone that hold no name', () => {
    assert.deepEqual(listFields([parseLine('{A} {1} {} {a b} {{x}}')]), ['x']);
  });
});

describe('what a letter may not have', () => {
  for (const [body, code, line] of [
    ['**bold**', 'letters/markup', 5],
    ['a *b*', 'letters/markup', 5],
    ['> quote', 'letters/markup', 5],
    ['- a\n\n  - b', 'letters/markup', 7],
    ['| a |\n| - |\n| b |', 'letters/markup', 5],
    ['## One\n\na\n\n### Two\n\nb', 'letters/markup', 9],
    ['a {1 + 1}', 'mdx/expression', 5],
    ['a {process.env}', 'mdx/expression', 5],
    ['a [x {address}](link:y)', 'mdx/expression', 5],
    ['<Note>\n\na\n\n</Note>', 'mdx/component-unknown', 5],
    ['a https://example.org/', 'links/bare', 5],
  ] as const) {
    test(JSON.stringify(body), () => {
      const { remarks } = parseMdx(`---\na: b\n---\n\n${body}\n`, 'letter');
      assert.ok(
        remarks.some((remark) => remark.code === code && remark.line === line),
        JSON.stringify(remarks),
      );
    });
  }

  test('an answer has no fields', () => {
    const { remarks } = parseMdx('---\na: b\n---\n\na {address}\n', 'question');
    assert.deepEqual(
      remarks.map(({ code }) => code),
      ['mdx/expression'],
    );
  });
});
