import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildDraft } from '../../../../src/core/translations/draft.ts';
import { buildWordsDraft, listMissingWords, listWords } from '../../../../src/i18n/draft-words.ts';
import { checkWords, pluralForms } from '../../../../src/i18n/check-words.ts';
import { completeWords, textOf } from '../../helpers/site.ts';

describe('buildDraft', () => {
  test('keeps what a translator overwrites, and what only the source has stays behind', () => {
    const draft = buildDraft(textOf('en/questions/ddos.mdx'), 'question', '3fa9c2d41b7e');
    assert.equal(
      draft,
      `---
title: Can Tor be used for attacks?
short: Not for large floods.
revision: "3fa9c2d41b7e"
checked: false
---

Not the [usual ones](question:crime).

## What can come through

Little, says [the project](link:tor-ddos).
`,
    );
  });

  test('keeps quotes, the words of a letter and the body byte for byte', () => {
    const body = '\n\nHello {address},  \n\n- a\n- b';
    const source = `---\ntitle: "Scan: what?"\nshort: 'S'\nnot-for: N\nsubject: "From {address}"\nkeywords: [a, "b: c"]\npriority: 3-low\nreviewed: 2026-01-01\n---${body}`;
    assert.equal(
      buildDraft(source, 'letter', '000000000000'),
      `---\ntitle: "Scan: what?"\nshort: 'S'\nnot-for: N\nsubject: "From {address}"\nkeywords: [a, "b: c"]\nrevision: "000000000000"\nchecked: false\n---${body}`,
    );
  });

  test('throws on a file without front matter', () => {
    assert.throws(() => buildDraft('Text.', 'page', '000000000000'), /no front matter/);
  });
});

describe('words of a new language', () => {
  for (const lang of ['de', 'ar', 'ru', 'zh-Hans', 'fa', 'pt-BR']) {
    test(`of ${lang} are exactly those that the check wants`, () => {
      const draft = JSON.parse(buildWordsDraft(lang, completeWords('en'))) as Record<string, string>;
      assert.deepEqual(
        checkWords(lang, draft, () => 1, false),
        [],
      );
      const forms = Object.keys(draft).filter((key) => key.startsWith('faq.count_'));
      assert.deepEqual(
        forms.sort(),
        pluralForms(lang)
          .map((form) => `faq.count_${form}`)
          .sort(),
      );
    });
  }

  test('take the words of the source for forms that it does not have', () => {
    const source = { ...completeWords('en'), 'faq.count_other': '{{count}} questions' };
    const few = listWords('ru', source).find(({ key }) => key === 'faq.count_few');
    assert.ok(few && few.note.length > 10);
    assert.equal(few.text, '{{count}} questions');
  });

  test('are missing where a dictionary lacks them', () => {
    const words = completeWords('de');
    delete words['nav.home'];
    assert.deepEqual(
      listMissingWords('de', words, completeWords('en')).map(({ key }) => key),
      ['nav.home'],
    );
    assert.equal(
      listMissingWords('de', undefined, completeWords('en')).length,
      listWords('de', completeWords('en')).length,
    );
  });
});
