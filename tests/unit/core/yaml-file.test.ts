import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { day, listOf } from '../../../src/core/fields.ts';
import { parseYaml } from '../../../src/core/yaml-file.ts';
import { placeAndCode } from '../helpers/texts.ts';

const section = z.strictObject({
  id: z.string({ error: 'expected a name' }),
  questions: z.array(z.string()),
});
const schema = z.strictObject({
  title: z.string({ error: 'expected a text' }).max(20, 'expected at most 20 characters'),
  kind: z.enum(['small', 'large']).optional(),
  sections: z.array(section).optional(),
  names: z
    .record(z.string().regex(/^[a-z]+$/, 'expected lower-case letters'), z.strictObject({ url: z.string() }))
    .optional(),
});

const parse = (text: string, firstLine?: number): ReturnType<typeof parseYaml<z.output<typeof schema>>> =>
  parseYaml(text, schema, firstLine);
const places = (text: string, firstLine?: number): string[] =>
  parse(text, firstLine).remarks.map(placeAndCode);

describe('parseYaml', () => {
  test('gives the value where it fits', () => {
    const { value, remarks } = parse('title: One\nsections:\n  - id: a\n    questions: [b, c]\n');
    assert.deepEqual(remarks, []);
    assert.deepEqual(value, { title: 'One', sections: [{ id: 'a', questions: ['b', 'c'] }] });
  });

  test('reads JSON, with blanks and with tabs', () => {
    const value = { title: 'One "two" \\ \u00E9 \u{1F469}', sections: [{ id: 'a', questions: [] }] };
    assert.deepEqual(parse(JSON.stringify(value, null, 2)).value, value);
    assert.deepEqual(parse(JSON.stringify(value, null, '\t')).value, value);
    assert.deepEqual(parse('{"title": "\\ud83d\\udc69 \\/"}').value, { title: '\u{1F469} /' });
  });

  test('leaves dates and words for true as text', () => {
    for (const text of [
      '2026-11-20',
      '2026-11-20T10:00:00Z',
      'yes',
      'no',
      'on',
      'off',
      '12:30',
      '1_000',
      '<<',
    ]) {
      assert.equal(parse(`title: ${text}`).value?.title, text);
    }
  });

  test('gives no value beside a remark', () => {
    for (const text of ['title: 5', 'title: [', 'title: "\\u202E"', 'title: a\ntitle: b', 'titel: a']) {
      const { value, remarks } = parse(text);
      assert.equal(value, undefined, text);
      assert.ok(remarks.length > 0, text);
    }
  });

  test('never runs anything and keeps no prototype', () => {
    assert.deepEqual(places('title: !!js/function "function () {}"'), ['1 content/yaml']);
    assert.deepEqual(places('title: a\n__proto__: {x: 1}'), ['2 content/field-unknown']);
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
  });

  for (const [name, text] of Object.entries({
    'a list that holds itself': 'title: &a [*a]',
    'a map that holds itself': 'title: &a {b: *a}',
    'a bomb of aliases': 'title: [&a [x, x], &b [*a, *a], &c [*b, *b], &d [*c, *c], &e [*d, *d], [*e, *e]]',
    'a deep list': `title: ${'['.repeat(20_000)}`,
    'a deep closed list': `title: ${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    'a deep map': `title: ${'{a: '.repeat(5_000)}`,
  })) {
    test(`ends in a remark, not in an error, on ${name}`, () => {
      const found = places(text);
      assert.ok(found.includes('1 content/yaml'), found.slice(0, 5).join(', '));
    });
  }
});

describe('the line of a remark', () => {
  const rows: [name: string, text: string, place: string][] = [
    ['a wrong value', 'kind: small\ntitle: 5\n', '2 content/field-invalid'],
    ['a value that is missing', 'kind: small\ntitle:\n', '2 content/field-invalid'],
    ['a value that is missing before another field', 'title:\nkind: small\n', '1 content/field-invalid'],
    ['a value on the next line', 'title:\n  [a]\n', '2 content/field-invalid'],
    [
      'a text in a block',
      'kind: small\ntitle: |\n  one long text that\n  is too long\n',
      '2 content/field-invalid',
    ],
    [
      'a wrong value in a list',
      'title: a\nsections:\n  - id: a\n    questions:\n      - b\n      - [c]\n',
      '6 content/field-invalid',
    ],
    [
      'a wrong value in a list on one line',
      'title: a\nsections: [{id: a, questions: [b,\n  5]}]\n',
      '3 content/field-invalid',
    ],
    ['a wrong value behind comments', '# one\n\n# two\ntitle: 5\n', '4 content/field-invalid'],
    ['a wrong value in Windows line ends', 'kind: small\r\ntitle: 5\r\n', '2 content/field-invalid'],
    ['an unknown field', 'title: a\n\ntitel: b\n', '3 content/field-unknown'],
    ['an unknown field with a map', 'title: a\nmore:\n  x: 1\n', '2 content/field-unknown'],
    [
      'an unknown field in a list',
      'title: a\nsections:\n  - id: a\n    questions: []\n    legacy: []\n',
      '5 content/field-unknown',
    ],
    ['an unknown field that is a number', 'title: a\n5: b\n', '2 content/field-unknown'],
    ['a missing field', 'kind: small\n', '1 content/field-missing'],
    ['a missing field behind a comment', '# one\nkind: small\n', '1 content/field-missing'],
    [
      'a missing field in a list',
      'title: a\nsections:\n  - id: a\n    questions: []\n  - questions: []\n',
      '5 content/field-missing',
    ],
    [
      'a bad key of a record',
      'title: a\nnames:\n  good:\n    url: x\n  Bad:\n    url: x\n',
      '5 content/field-invalid',
    ],
    ['a key twice', 'title: a\nkind: small\ntitle: b\n', '3 content/yaml'],
    ['a tab', 'title: a\nsections:\n\t- id: a\n', '3 content/yaml'],
    ['a second colon', 'kind: small\ntitle: a: b\n', '2 content/yaml'],
    ['an unknown tag', 'kind: small\ntitle: !mine a\n', '2 content/yaml'],
    ['an alias without an anchor', 'kind: small\ntitle: *a\n', '2 content/yaml'],
    ['an escaped character', 'kind: small\ntitle: "a\\u202Eb"\n', '2 text/bidirectional'],
    [
      'an escaped character in a list',
      'title: a\nsections:\n  - id: b\n    questions:\n      - "\\u200B"\n',
      '5 text/invisible',
    ],
    ['an empty file', '', '1 content/field-invalid'],
  ];
  for (const [name, text, place] of rows) {
    test(name, () => {
      const found = places(text);
      assert.ok(found.includes(place), `expected ${place}; found ${found.join(', ') || 'nothing'}`);
    });

    test(`${name}, further down in a file`, () => {
      const [line = '', code = ''] = place.split(' ');
      const moved = `${String(Number(line) + 10)} ${code}`;
      const found = places(text, 11);
      assert.ok(found.includes(moved), `expected ${moved}; found ${found.join(', ') || 'nothing'}`);
    });
  }
});

describe('lineOf', () => {
  const { lineOf } = parse(
    'title: a\n\nsections:\n  - id: b\n    questions:\n      - c\n      - d\nnames:\n  e:\n    url: f\n',
    2,
  );

  test('finds values of every depth', () => {
    assert.equal(lineOf(['title']), 2);
    assert.equal(lineOf(['sections', 0, 'id']), 5);
    assert.equal(lineOf(['sections', 0, 'questions', 0]), 7);
    assert.equal(lineOf(['sections', 0, 'questions', 1]), 8);
    assert.equal(lineOf(['names', 'e', 'url']), 11);
  });

  test('finds a map by the line of its name', () => {
    assert.equal(lineOf(['names', 'e']), 10);
  });

  test('finds the nearest parent of what is not there', () => {
    assert.equal(lineOf(['sections', 0, 'questions', 1, 'x']), 8);
    assert.equal(lineOf(['nothing']), 2);
    assert.equal(lineOf([]), 2);
  });
});

describe('the words of a remark', () => {
  const message = (text: string): string => parse(text).remarks[0]?.message ?? '';

  test('say what was found and what was expected', () => {
    assert.equal(message('title: 5'), '"title" is 5; expected a text');
    assert.equal(message('title: a\nkind: big'), '"kind" is "big"; expected one of small, large');
    assert.equal(
      message('title: a\nsections: [{id: 5, questions: []}]'),
      '"sections[1].id" is 5; expected a name',
    );
    assert.equal(message('kind: small'), 'the field "title" is missing');
  });

  test('suggest the name that was meant', () => {
    assert.match(message('title: a\nkind: smal'), /; did you mean "small"\?$/);
    assert.match(message('title: a\nkinds: small'), /; did you mean "kind"\?$/);
    assert.match(
      message('title: a\nsections: [{id: a, question: [], questions: []}]'),
      /; did you mean "questions"\?$/,
    );
  });

  test('say what a key must look like', () => {
    assert.match(message('title: a\nnames: {Bad: {url: x}}'), /expected lower-case letters/);
  });

  test('say in plain words that a file has no fields', () => {
    for (const text of ['', '- a', 'just words']) {
      assert.doesNotMatch(message(text), /Invalid input|object|null/, JSON.stringify(text));
    }
  });

  test('cut a long value short', () => {
    assert.ok(message(`title: ${'x'.repeat(5_000)}`).length < 200);
  });

  test('say nothing twice', () => {
    const fields = z.strictObject({ list: listOf(z.string()), reviewed: day });
    assert.equal(parseYaml('list: [a, a]\nreviewed: 2026-11-20', fields).remarks.length, 1);
    assert.equal(parseYaml('list: 5\nreviewed: 2026-11-20', fields).remarks.length, 1);
    assert.equal(parseYaml('list: []\nreviewed: 20.11.2026', fields).remarks.length, 1);
  });
});
