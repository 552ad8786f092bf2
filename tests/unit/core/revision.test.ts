import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { computeRevision } from '../../../src/core/revision.ts';
import { answer, head, parseQuestion, sha256 } from '../helpers/texts.ts';

const text = { title: 'Why?', short: 'Because.', body: 'One.\n\n- two\n- three\n' };
const revision = computeRevision(text, sha256);
const revisionOf = (change: Partial<typeof text>): string => computeRevision({ ...text, ...change }, sha256);
const ofFile = (source: string): string | undefined => parseQuestion(source).text?.revision;

describe('computeRevision', () => {
  test('is twelve hexadecimal digits', () => {
    assert.match(revision, /^[0-9a-f]{12}$/);
  });

  test('never changes for the same text, or every translation would become outdated', () => {
    assert.equal(revision, 'aa0a7b36c8b5');
  });

  test('does not depend on the line ends of the system', () => {
    assert.equal(revisionOf({ body: text.body.replaceAll('\n', '\r\n') }), revision);
    assert.equal(revisionOf({ body: text.body.replaceAll('\n', '\r') }), revision);
  });

  test('does not depend on blanks that nobody sees', () => {
    assert.equal(revisionOf({ body: 'One.  \n\t\n- two\t\n- three   ' }), revision);
    assert.equal(revisionOf({ body: `\n\n${text.body}\n\n\n` }), revision);
    assert.equal(revisionOf({ title: ' Why? ', short: 'Because.\n' }), revision);
  });

  test('changes with the title, the short answer and the body', () => {
    const all = [
      revision,
      revisionOf({ title: 'Why not?' }),
      revisionOf({ short: 'So.' }),
      revisionOf({ body: 'One.' }),
    ];
    assert.equal(new Set(all).size, all.length);
  });

  test('changes with a word, a line break, an indentation and a capital', () => {
    const bodies = [
      'One',
      'one.',
      'One.\n- two\n- three',
      'One.\n\n- two\n  - three',
      'One.\n\n\n- two\n- three',
    ];
    for (const body of bodies) assert.notEqual(revisionOf({ body }), revision, body);
  });

  test('does not mix up where a text stands', () => {
    assert.notEqual(
      computeRevision({ title: 'a', short: 'b', body: '' }, sha256),
      computeRevision({ title: 'a', short: '', body: 'b' }, sha256),
    );
    assert.notEqual(
      computeRevision({ title: 'a","b', short: 'c', body: '' }, sha256),
      computeRevision({ title: 'a', short: 'b","c', body: '' }, sha256),
    );
  });

  test('hands the digest one text and takes the start of what it gives', () => {
    const given: string[] = [];
    const found = computeRevision(text, (one) => (given.push(one), '0123456789abcdef'));
    assert.equal(found, '0123456789ab');
    assert.deepEqual(given, ['["Why?","Because.","One.\\n\\n- two\\n- three"]']);
  });

  for (const [name, body] of [
    ['blanks', `a${' '.repeat(60_000)}b`],
    ['line ends', `a${'\n'.repeat(100_000)}b`],
  ] as const) {
    test(`stays quick on a long row of ${name}`, () => {
      const started = performance.now();
      revisionOf({ body });
      assert.ok(performance.now() - started < 2_000, 'it takes more than two seconds');
    });
  }
});

describe('the revision of a file', () => {
  const own = ofFile(answer('One.\n\nTwo.'));

  test('does not depend on keywords, bookkeeping and their order', () => {
    assert.match(own ?? '', /^[0-9a-f]{12}$/);
    for (const [piece, replacement] of [
      ['[DDoS]', '[DDoS, UDP]'],
      ['2-medium', '1-high'],
      ['2026-11-20', '2026-11-21'],
      ['keywords: [DDoS]\npriority: 2-medium', 'priority: 2-medium\nkeywords: [DDoS]\nlegacy: [A]'],
      ['title: Can Tor be used for attacks?', 'title: "Can Tor be used for attacks?"'],
    ] as const) {
      assert.equal(ofFile(`${head.replace(piece, replacement)}One.\n\nTwo.\n`), own, replacement);
    }
  });

  test('is the same in a checkout with Windows line ends', () => {
    assert.equal(ofFile(answer('One.\n\nTwo.').replaceAll('\n', '\r\n')), own);
  });

  test('changes with the answer', () => {
    assert.notEqual(ofFile(answer('One.\n\nThree.')), own);
  });
});
