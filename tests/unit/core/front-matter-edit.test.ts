import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setField } from '../../../src/core/front-matter-edit.ts';

const file = (head: string): string => `---\n${head}---\n\nThe text.  \n`;

const rows: [name: string, before: string, after: string][] = [
  [
    'a value between quotes',
    'title: A\nrevision: "old"\nchecked: false\n',
    'title: A\nrevision: "new"\nchecked: false\n',
  ],
  ['a plain value with blanks', 'revision:   old\ntitle: A\n', 'revision: "new"\ntitle: A\n'],
  ['a value with a comment', 'revision: "old" # why\ntitle: A\n', 'revision: "new" # why\ntitle: A\n'],
  ['a field without a value', 'revision:\ntitle: A\n', 'revision: "new"\ntitle: A\n'],
  ['a field that is not there', '# head\ntitle: A\n', '# head\ntitle: A\nrevision: "new"\n'],
  ['a list on many lines', 'revision:\n  - a\n  - b\n# c\ntitle: A\n', 'revision: "new"\n# c\ntitle: A\n'],
  ['a list in brackets', 'revision: [\n  a ]\ntitle: A\n', 'revision: "new"\ntitle: A\n'],
  [
    'a name that another text has',
    'title: "revision: x"\nrevision: a\n',
    'title: "revision: x"\nrevision: "new"\n',
  ],
];

describe('setField', () => {
  for (const [name, before, after] of rows) {
    test(`replaces ${name}, and nothing else`, () => {
      assert.equal(setField(file(before), 'revision', '"new"'), file(after));
    });
  }

  test('keeps the line ends of another system', () => {
    const text = file('title: A\nrevision: "old"\n').replaceAll('\n', '\r\n');
    assert.equal(
      setField(text, 'revision', '"new"'),
      file('title: A\nrevision: "new"\n').replaceAll('\n', '\r\n'),
    );
    assert.equal(
      setField(text, 'kept', '"x"'),
      file('title: A\nrevision: "old"\nkept: "x"\n').replaceAll('\n', '\r\n'),
    );
  });

  test('throws on a file without front matter', () => {
    assert.throws(() => setField('The text.\n', 'revision', '"new"'), /no front matter/);
  });
});
