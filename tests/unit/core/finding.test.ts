import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  countFindings,
  formatFinding,
  hasErrors,
  sortFindings,
  type Finding,
} from '../../../src/core/finding.ts';

const finding = (change: Partial<Finding> = {}): Finding => ({
  code: 'links/name-unknown',
  severity: 'error',
  file: 'content/de/questions/ddos.mdx',
  line: 14,
  message: 'there is no question "exit-policy"; did you mean "exit-policies"?',
  ...change,
});

describe('sortFindings', () => {
  const sorted = [
    finding({ file: 'a', line: 2 }),
    finding({ file: 'a', line: 10 }),
    finding({ file: 'a', line: 10, column: 1, code: 'b/a' }),
    finding({ file: 'a', line: 10, column: 1, code: 'b/b', message: 'x' }),
    finding({ file: 'a', line: 10, column: 1, code: 'b/b', message: 'y' }),
    finding({ file: 'a', line: 10, column: 9, code: 'a/a' }),
    finding({ file: 'B', line: 1 }),
    finding({ file: 'b', line: 1 }),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));

  test('puts files, lines, columns, codes and messages in order, numbers as numbers', () => {
    assert.deepEqual(sortFindings([...sorted].reverse()), sorted);
    assert.deepEqual(sortFindings(sorted), sorted);
  });

  test('sorts capitals first on every machine, whatever its language', () => {
    assert.deepEqual(
      sortFindings(['\u00E4', 'a', 'Z', 'b'].map((file) => finding({ file }))).map(({ file }) => file),
      ['Z', 'a', 'b', '\u00E4'],
    );
  });

  test('leaves its argument as it was', () => {
    const findings = Object.freeze([finding({ line: 2 }), finding({ line: 1 })]);
    assert.deepEqual(
      sortFindings(findings).map(({ line }) => line),
      [1, 2],
    );
  });
});

describe('formatFinding', () => {
  test('names file, line, code and message', () => {
    assert.equal(
      formatFinding(finding()),
      'content/de/questions/ddos.mdx:14: links/name-unknown: there is no question "exit-policy"; did you mean "exit-policies"?',
    );
  });

  test('names the column where there is one', () => {
    assert.match(formatFinding(finding({ column: 3 })), /^content\/de\/questions\/ddos\.mdx:14:3: links/);
  });

  test('says that a warning is one', () => {
    assert.match(formatFinding(finding({ severity: 'warning' })), /:14: warning: links\/name-unknown: /);
  });

  test('stays on one line that obeys no hidden character', () => {
    const printed = formatFinding(
      finding({ file: 'a\u202Eb', message: 'found "a\nb\u001B[2J\u202Ec\u200Bd"' }),
    );
    assert.doesNotMatch(printed, /[\p{Cc}\p{Cf}]/u);
    assert.match(printed, /U\+202E/);
  });
});

describe('hasErrors and countFindings', () => {
  const warning = finding({ severity: 'warning' });

  test('a warning lets a build go on', () => {
    assert.equal(hasErrors([]), false);
    assert.equal(hasErrors([warning]), false);
    assert.equal(hasErrors([warning, finding()]), true);
  });

  test('counts in words', () => {
    assert.equal(countFindings([]), 'no problems found');
    assert.equal(countFindings([finding()]), '1 error');
    assert.equal(countFindings([warning, warning]), '2 warnings');
    assert.equal(countFindings([warning, finding(), finding()]), '2 errors and 1 warning');
  });
});
