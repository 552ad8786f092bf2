import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseMdx } from '../../../../src/core/mdx/parse.ts';
import { answer, head } from '../../helpers/texts.ts';

const codes = (source: string): string[] =>
  parseMdx(source, 'question').remarks.map(({ line, code }) => `${String(line)} ${code}`);

describe('parseMdx', () => {
  test('takes the front matter and the body apart', () => {
    const { frontMatter, body } = parseMdx(answer('Text.'), 'question');
    assert.equal(frontMatter?.firstLine, 2);
    assert.equal(`---\n${frontMatter.text}\n---\n\n`, head);
    assert.equal(body.trim(), 'Text.');
  });

  test('lists headings as text, with lines', () => {
    const { headings } = parseMdx(answer('## One `two`\n\nText.\n\n### *Three*  four'), 'question');
    assert.deepEqual(headings, [
      { depth: 2, text: 'One two', line: 9 },
      { depth: 3, text: 'Three four', line: 13 },
    ]);
  });

  test('lists named links, with places', () => {
    const { links } = parseMdx(answer('One\ntwo [three](question:crime).\n\n- [a](link:b-c)'), 'question');
    assert.deepEqual(links, [
      { kind: 'question', name: 'crime', line: 10, column: 5 },
      { kind: 'link', name: 'b-c', line: 12, column: 3 },
    ]);
  });

  test('finds the other problems of a file in which the syntax is broken', () => {
    const found = codes(answer('A { brace.\n\n[x](javascript:x)\n\n# One\n\n![x](y)'));
    assert.deepEqual(found.slice(1), ['11 links/scheme', '15 mdx/image', '13 mdx/heading-level']);
    assert.match(found[0] ?? '', /mdx\/syntax$/);
  });

  test('has no tree of a file in which the syntax is broken', () => {
    assert.equal(parseMdx(answer('A { brace.'), 'question').tree, undefined);
  });

  test('does not read a code block of a file in which the syntax is broken as text', () => {
    assert.deepEqual(
      codes(answer('```\n[x](javascript:x)\n```\n\nA <b')).filter((one) => !one.endsWith('mdx/syntax')),
      [],
    );
  });

  test('says what to do in words of a writer', () => {
    const hint = (body: string): string => parseMdx(answer(body), 'question').remarks[0]?.hint ?? '';
    assert.match(hint('import duties'), /another word first/);
    assert.match(hint('A { brace'), /write \\\{/);
    assert.match(hint('<!-- x -->'), /no HTML comments/);
    assert.match(hint('a <b'), /&lt;/);
    assert.match(hint('<Note>\n\nx'), /<\/Note>/);
  });

  test('ends in findings, not in an error, whatever stands there', () => {
    const pieces = [
      '{',
      '}',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '`',
      '*',
      '_',
      '|',
      '#',
      '>',
      '-',
      '!',
      '&',
      '\\',
      '\n',
      '\t',
      'a',
      ':',
      '~',
    ];
    let state = 7;
    const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
    for (let round = 0; round < 400; round += 1) {
      const body = Array.from({ length: 30 }, () => pieces[(next() >> 8) % pieces.length] ?? '').join('');
      assert.doesNotThrow(() => parseMdx(answer(body), 'question'), JSON.stringify(body));
    }
  });

  for (const [name, body] of Object.entries({
    'square brackets': '['.repeat(20_000),
    braces: '{'.repeat(20_000),
    stars: '*a **b '.repeat(3_000),
    quotations: '> '.repeat(3_000),
    'list markers': `${'- '.repeat(4_000)}x`,
    'numbered list markers': `${'1. '.repeat(3_000)}x`,
    backticks: '`a``b```c'.repeat(3_000),
    'empty links': '[a]('.repeat(3_000),
    ampersands: '&'.repeat(30_000),
  })) {
    test(`stays quick on thousands of ${name}`, () => {
      const started = performance.now();
      parseMdx(answer(body), 'question');
      assert.ok(performance.now() - started < 5_000, 'it takes more than five seconds');
    });
  }
});
