import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { remark } from 'remark';
import { remarkRules, syntaxPlugins } from '../../../../src/core/mdx/plugins.ts';
import { answer } from '../../helpers/texts.ts';

/** Runs the plugins as a compiler would, and tells whether anything that follows them was reached. */
function compile(source: string): { reached: boolean; error?: unknown } {
  let reached = false;
  const parser = remark()
    .use(syntaxPlugins)
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
