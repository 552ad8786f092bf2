import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  diffWords,
  formatChanges,
  listChangedLines,
  plainMarks,
} from '../../../../src/core/translations/word-diff.ts';

const show = (before: string, after: string, lang = 'en'): string =>
  formatChanges(diffWords(before, after, lang), plainMarks);

describe('diffWords', () => {
  const rows: [before: string, after: string, shown: string][] = [
    ['Not large floods.', 'Not large floods.', 'Not large floods.'],
    ['Not large floods.', 'Not very large floods.', 'Not {+very +}large floods.'],
    ['The relay is slow.', 'The relay is fast.', 'The relay is [-slow-]{+fast+}.'],
    ['The quick brown fox', 'The slow red fox', 'The [-quick brown-]{+slow red+} fox'],
    ['', 'New.', '{+New.+}'],
    ['[a](question:ddos)', '[a](question:crime)', '[a]([-question:ddos-]{+question:crime+})'],
  ];
  for (const [before, after, shown] of rows) {
    test(`of "${before}" and "${after}" is "${shown}"`, () => {
      assert.equal(show(before, after), shown);
    });
  }

  test('finds words where a language writes no blanks', () => {
    assert.equal(show('我喜欢北京', '我喜欢上海', 'zh'), '我喜欢[-北京-]{+上海+}');
  });

  test('keeps both texts whole', () => {
    const before = 'One.\n\n- Two\n- three\n\nFour  five\n';
    const after = 'Zero.\n\nOne.\n\n- Two\n- 3\n\nFive  four\n';
    const changes = diffWords(before, after, 'en');
    const join = (kinds: string[]): string =>
      changes.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join('');
    assert.equal(join(['same', 'removed']), before);
    assert.equal(join(['same', 'added']), after);
  });
});

describe('listChangedLines', () => {
  const lines = (before: string, after: string, first = 1): string[] =>
    listChangedLines(diffWords(before, after, 'en'), first).map(
      ({ line, changes }) => `${String(line)} ${formatChanges(changes, plainMarks)}`,
    );

  test('gives only lines with changes, with their numbers in the new text', () => {
    assert.deepEqual(lines('One.\nTwo.\nThree.', 'One.\nTwo!\nThree.', 10), ['11 Two[-.-]{+!+}']);
  });

  test('gives a removed line the number of the line that stands there now', () => {
    assert.deepEqual(lines('One.\nTwo.\nThree.\n', 'One.\nThree.\n'), ['2 [-Two.-]']);
  });

  test('numbers lines behind added ones', () => {
    assert.deepEqual(lines('One.\nTwo.', 'Zero.\nOne.\nTwo?'), ['1 {+Zero.+}', '3 Two[-.-]{+?+}']);
  });

  test('gives nothing where nothing changed', () => {
    assert.deepEqual(lines('One.\nTwo.', 'One.\nTwo.'), []);
  });
});
