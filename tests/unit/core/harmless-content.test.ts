import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderTree } from '../../../src/core/mdx/html.ts';
import { answer, head, parseQuestion, parseTranslation } from '../helpers/texts.ts';
import { harmlessTexts } from './harmless-content.cases.ts';

/** Every tag that an answer may become, with its attributes as they are written. */
const allowedTag = new RegExp(
  `^(?:${[
    '/?(?:p|em|strong|del|code|pre|blockquote|ul|li|table|thead|tbody|tr)',
    '/?(?:br|hr)',
    '/?(?:ol|h[2-4]|th|td|div|a)',
    'ol start="\\d+"',
    'h[2-4] id="[^"<>]+"',
    't[hd] align="(?:left|right|center)"',
    'div class="(?:note|warning)" role="note"',
    'code class="language-[a-z]+"',
    'a href="(?:question|letter|page|link):[a-z0-9-]+"',
  ].join('|')})$`,
);

describe('a harmless text passes without a finding', () => {
  for (const { name, body } of harmlessTexts) {
    test(name, () => {
      assert.deepEqual(parseQuestion(answer(body)).remarks, []);
    });
  }
});

describe('the HTML of a harmless text has only tags that answers may have', () => {
  for (const { name, body } of harmlessTexts) {
    test(name, () => {
      const { tree } = parseQuestion(answer(body));
      assert.ok(tree);
      const tags = [...renderTree(tree, []).matchAll(/<([^>]*)>/g)].map((match) => match[1] ?? '');
      assert.deepEqual(
        tags.filter((tag) => !allowedTag.test(tag)),
        [],
      );
    });
  }
});

describe('harmless front matter passes without a finding', () => {
  const rows: Record<string, string> = {
    'a quoted colon': head.replace('Not for', '"Note: not for').replace('floods.', 'floods."'),
    'a folded text': head.replace('Not for large floods.', '>\n  Not for\n  large floods.'),
    'a comment': head.replace('priority', '# A comment\npriority'),
    'markup as text': head.replace('Can Tor', 'Can <b>{Tor}</b>'),
    'all fields': head.replace(
      '---\n\n',
      'sources: [a]\nrelated: [b-c]\nlegacy: [D.D_o:S]\nstatus: retired\n---\n\n',
    ),
    'an old revision': head.replace('---\n\n', 'same-as: [3fa9c2d41b7e, "123456789012"]\n---\n\n'),
    'Windows line ends': head.replaceAll('\n', '\r\n'),
    'other scripts': head.replace(
      '[DDoS]',
      '["\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", \u6D0B\u8471, "\u{1F469}\u200D\u{1F4BB}"]',
    ),
    'blanks behind the hyphens': head.replace('---\n', '---  \n'),
    'a leap day': head.replace('2026-11-20', '2024-02-29'),
  };
  for (const [name, text] of Object.entries(rows)) {
    test(name, () => {
      assert.notEqual(text, head);
      assert.deepEqual(parseQuestion(`${text}The answer.\n`).remarks, []);
    });
  }

  test('a translation', () => {
    const text =
      '---\ntitle: \u0686\u0631\u0627\u061F\nshort: \u0645\u06CC\u200C\u0634\u0648\u062F\nrevision: 3fa9c2d41b7e\nchecked: true\n---\n\n\u0628\u0644\u0647.\n';
    assert.deepEqual(parseTranslation(text, 'fa').remarks, []);
  });
});

test('the table of harmless texts is long', () => {
  assert.ok(harmlessTexts.length >= 25);
});
