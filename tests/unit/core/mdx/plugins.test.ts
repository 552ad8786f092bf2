import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Paragraph, Root } from 'mdast';
import { remark } from 'remark';
import {
  findRareSyntax,
  remarkRules,
  syntaxPlugins,
  type RareSyntax,
} from '../../../../src/core/mdx/plugins.ts';
import { answer } from '../../helpers/texts.ts';

/** Runs the plugins as a compiler would, and tells whether anything that follows them was reached. */
function compile(source: string): { reached: boolean; error?: unknown } {
  let reached = false;
  const parser = remark()
    .use(syntaxPlugins(findRareSyntax(source)))
    .use(remarkRules, { kind: 'page', fail: true })
    .use(() => () => {
      reached = true;
    });
  try {
    parser.runSync(parser.parse(source), source);
    return { reached };
  } catch (error) {
    return { reached, error };
  }
}

describe('remarkRules with "fail"', () => {
  test('lets an allowed text go on', () => {
    assert.deepEqual(compile(answer('<Note>\n\n[x](question:crime)\n\n</Note>')), { reached: true });
  });

  for (const body of [
    '{alert(1)}',
    "import x from 'y'",
    'export const x = 1',
    '<script>alert(1)</script>',
    '<Note {...alert(1)}>\n\nx\n\n</Note>',
    '<Evil/>',
    '[x](javascript:x)',
    '![x](y)',
  ]) {
    test(`stops before anything is compiled: ${JSON.stringify(body)}`, () => {
      const { reached, error } = compile(answer(`Text.\n\n${body}`));
      assert.equal(reached, false);
      assert.match(String(error), /^11:1/);
    });
  }
});

describe('syntax that is left out where a text cannot have it', () => {
  const read = (source: string, rare: RareSyntax): Root => remark().use(syntaxPlugins(rare)).parse(source);

  for (const text of [
    'See www.example.org and WWW.example.org.',
    'See https://example.org/a_b_c, HTTP://example.org and http:\\//example.org.',
    'Write to one@example.org or one&#64;example.org or mailto:one@example.org.',
    'xhttps://example.org wwww.example.org a.b+c@d.example',
    'ht&#116;ps://example.org w&#119;w.example.org',
    '| a | b |\n| - | - |\n| c | d |',
    'a | b\n:-|-:\nc | d',
    'a\n:-\nb',
    'a\n-:\nb',
    'a\n:-:\nb',
    'a\n\\:-\nb',
    'a\n-\nb',
    '> a\n> -:\n> b',
    '~~a~~ and [^1]\n\n[^1]: b\n\n- [x] c',
    'A plain text, {address} and <Note>a</Note>.\n\n- a\n- b',
  ]) {
    test(`changes nothing: ${JSON.stringify(text)}`, () => {
      const source = answer(text);
      assert.deepEqual(read(source, findRareSyntax(source)), read(source, { addresses: true, tables: true }));
    });
  }

  test('is looked for only where it can be', () => {
    assert.deepEqual(findRareSyntax('www.'), { addresses: true, tables: false });
    assert.deepEqual(findRareSyntax('|'), { addresses: false, tables: true });
    const none = { addresses: false, tables: false };
    assert.doesNotMatch(JSON.stringify(read('a | b\n- | -\nc | d', none)), /"table"/);
    // Links that are found in the finished tree have no place in the text.
    const { children } = read('www.example.org', none).children[0] as Paragraph;
    assert.equal(children[0]?.position, undefined);
  });
});
