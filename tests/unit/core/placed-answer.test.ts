import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderTree } from '../../../src/core/mdx/html.ts';
import { placeAnswer, type LinkTarget } from '../../../src/core/placed-answer.ts';
import type { NamedLink } from '../../../src/core/mdx/names.ts';
import { answer, parseQuestion } from '../helpers/texts.ts';

const toAnchor = ({ kind, name }: NamedLink): LinkTarget => ({ href: `${kind}.html#${name}` });

function place(body: string, shift = 0, resolve: (link: NamedLink) => LinkTarget = toAnchor): string {
  const { tree } = parseQuestion(answer(body));
  assert.ok(tree);
  return placeAnswer(renderTree(tree, []), { shift, resolve });
}

describe('placeAnswer', () => {
  test('turns names into addresses', () => {
    assert.equal(
      place('[a](question:ddos) and [b](link:tor-x).'),
      '<p><a href="question.html#ddos">a</a> and <a href="link.html#tor-x">b</a>.</p>',
    );
  });

  test('asks for each link once, in order', () => {
    const asked: NamedLink[] = [];
    place('[a](question:ddos) [b](page:about)', 0, (link) => {
      asked.push(link);
      return toAnchor(link);
    });
    assert.deepEqual(asked, [
      { kind: 'question', name: 'ddos' },
      { kind: 'page', name: 'about' },
    ]);
  });

  test('puts a note behind its own link and no other', () => {
    assert.equal(
      place('[a](question:b) [c](question:d)', 0, ({ name }) => ({
        href: '#',
        ...(name === 'b' ? { note: '(English)' } : {}),
      })),
      '<p><a href="#">a</a> <small>(English)</small> <a href="#">c</a></p>',
    );
  });

  test('escapes what it puts in', () => {
    const target = { href: 'a?b&c="d"<e>', note: '<b>&' };
    assert.equal(
      place('[a](question:b)', 0, () => target),
      '<p><a href="a?b&amp;c=&quot;d&quot;&lt;e&gt;">a</a> <small>&lt;b&gt;&amp;</small></p>',
    );
  });

  test('takes dollar signs in an address as they are', () => {
    assert.equal(
      place('[a](question:b)', 0, () => ({ href: '$1$&' })),
      '<p><a href="$1$&amp;">a</a></p>',
    );
  });

  test('moves headings down and stops at the sixth level', () => {
    assert.equal(
      place('## A\n\n### B\n\n#### C', 1),
      '<h3 id="a">A</h3>\n<h4 id="b">B</h4>\n<h5 id="c">C</h5>',
    );
    assert.match(place('## A\n\n### B\n\n#### C', 3), /<h5 .*<\/h5>\n<h6 .*<\/h6>\n<h6 .*<\/h6>/);
  });

  test('leaves lines, tables and text that looks like HTML alone', () => {
    const body = '---\n\n| h2 |\n|---|\n| `<h2>` |\n\n&lt;a href="question:x"&gt; &lt;h2&gt; `</a>`';
    const { tree } = parseQuestion(answer(body));
    assert.ok(tree);
    const html = renderTree(tree, []);
    assert.equal(placeAnswer(html, { shift: 2, resolve: () => ({ href: 'wrong', note: 'wrong' }) }), html);
  });

  test('leaves the language of a code block alone', () => {
    const { tree, remarks } = parseQuestion(answer('```</a><h2>\nx\n```'));
    const html = tree && remarks.length === 0 ? renderTree(tree, []) : '';
    assert.equal(placeAnswer(html, { shift: 1, resolve: toAnchor }), html);
  });
});
