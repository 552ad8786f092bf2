import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildHeadingIds, renderTree } from '../../../../src/core/mdx/html.ts';
import { answer, parseQuestion, parseTranslation } from '../../helpers/texts.ts';

function render(body: string, ids: readonly string[] = []): string {
  const { tree, remarks } = parseQuestion(answer(body));
  assert.deepEqual(remarks, []);
  assert.ok(tree);
  return renderTree(tree, ids);
}

/** What each piece of Markdown is stored as. */
const forms: [name: string, body: string, html: string][] = [
  [
    'a paragraph',
    'One *two* **three** ~~four~~.',
    '<p>One <em>two</em> <strong>three</strong> <del>four</del>.</p>',
  ],
  ['a named link', '[a](question:ddos)', '<p><a href="question:ddos">a</a></p>'],
  ['a link outside', '[a](link:tor-x)', '<p><a href="link:tor-x">a</a></p>'],
  ['a link with code', '[a `b`](page:about)', '<p><a href="page:about">a <code>b</code></a></p>'],
  ['inline code', '`<b>&{}`', '<p><code>&#x3C;b>&#x26;{}</code></p>'],
  ['a code block', '```torrc\nA <b>\n```', '<pre><code class="language-torrc">A &#x3C;b>\n</code></pre>'],
  ['a code block without a language', '```\nA\n```', '<pre><code>A\n</code></pre>'],
  ['escaped braces and tags', '\\{a\\} \\<b> &lt;c&gt;', '<p>{a} &#x3C;b> &#x3C;c></p>'],
  ['a list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['a numbered list', '3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
  ['a quotation', '> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
  ['a hard line break', 'a\\\nb', '<p>a<br>\nb</p>'],
  ['a line', 'a\n\n---\n\nb', '<p>a</p>\n<hr>\n<p>b</p>'],
  ['a note', '<Note>\n\na\n\n</Note>', '<div class="note" role="note"><p>a</p></div>'],
  ['a warning', '<Warning>\n\na\n\n</Warning>', '<div class="warning" role="note"><p>a</p></div>'],
  [
    'a table',
    '| a |\n|---|\n| b |',
    '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>',
  ],
];

describe('the stored HTML of an answer', () => {
  for (const [name, body, html] of forms) {
    test(name, () => {
      assert.equal(render(body), html);
    });
  }

  test('has nothing of the front matter', () => {
    assert.doesNotMatch(render('Text.'), /title|---/);
  });

  test('is the same twice', () => {
    const { tree } = parseQuestion(answer('## A\n\n[b](question:c)'));
    assert.ok(tree);
    assert.equal(renderTree(tree, ['x--a']), renderTree(tree, ['x--a']));
  });

  test('keeps the level of headings and gives them the ids in order', () => {
    assert.equal(
      render('## A\n\n<Note>\n\n### B\n\n</Note>\n\n> ## C', ['x--a', 'x--b', 'x--c']),
      [
        '<h2 id="x--a">A</h2>\n<div class="note" role="note"><h3 id="x--b">B</h3></div>',
        '<blockquote>\n<h2 id="x--c">C</h2>\n</blockquote>',
      ].join('\n'),
    );
  });
});

describe('buildHeadingIds', () => {
  const ids = (...texts: string[]): string[] =>
    buildHeadingIds(
      'ddos',
      texts.map((text) => ({ text, depth: 3 })),
    );

  test('joins the id of the text and the slug of the heading', () => {
    assert.deepEqual(ids('What Tor does not carry', 'Caf\u00E9 & `torrc`'), [
      'ddos--what-tor-does-not-carry',
      'ddos--caf\u00E9-torrc',
    ]);
  });

  test('numbers slugs that are the same', () => {
    assert.deepEqual(ids("What's new", 'Whats new'), ['ddos--whats-new', 'ddos--whats-new-1']);
  });

  test('leaves no hyphens at the ends of a slug or in a row', () => {
    assert.deepEqual(ids('"Why?" \u2013 because', 'C++ -- and C#', '- x -'), [
      'ddos--why-because',
      'ddos--c-and-c',
      'ddos--x',
    ]);
  });

  test('makes different ids of headings without any letter', () => {
    assert.equal(new Set(ids('???', '!!!', '\u{1F469}')).size, 3);
  });

  test('takes the names of the parts of a page, and starts the headings below them with the name', () => {
    const headings = [
      { text: 'What for', depth: 2 },
      { text: 'Why', depth: 3 },
      { text: 'How', depth: 2 },
    ];
    const parts = [
      { id: 'purpose', legacy: [] },
      { id: 'method', legacy: ['old'] },
    ];
    assert.deepEqual(buildHeadingIds('about', headings, parts), ['purpose', 'purpose--why', 'method']);
  });

  test('never makes the id of another text or of its headings', () => {
    const [first] = buildHeadingIds('a', [{ text: 'b c', depth: 3 }]);
    const [second] = buildHeadingIds('a-b', [{ text: 'c', depth: 3 }]);
    assert.notEqual(first, second);
  });
});

describe('the headings of a translation', () => {
  const source = parseQuestion(answer('## One\n\nText.\n\n### Two\n\n## Three'));
  const translation = parseTranslation(
    '---\ntitle: a\nshort: b\nrevision: 3fa9c2d41b7e\n---\n\n## Eins\n\nText.\n\n### Zwei\n\n## Drei\n',
  );
  const ids = buildHeadingIds('ddos', source.text?.headings ?? []);
  const idsIn = (html: string): string[] =>
    [...html.matchAll(/<h\d id="([^"]*)"/g)].map((match) => match[1] ?? '');

  test('have the ids of the source text', () => {
    assert.ok(source.tree && translation.tree);
    assert.deepEqual(idsIn(renderTree(translation.tree, ids)), ['ddos--one', 'ddos--two', 'ddos--three']);
    assert.deepEqual(idsIn(renderTree(translation.tree, ids)), idsIn(renderTree(source.tree, ids)));
  });

  test('have their own words', () => {
    assert.ok(translation.tree);
    assert.match(renderTree(translation.tree, ids), /<h3 id="ddos--two">Zwei<\/h3>/);
  });
});
