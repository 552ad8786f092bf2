import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatFinding } from '../../../src/core/finding.ts';
import { parseQuestion, placeAndCode } from '../helpers/texts.ts';
import { parseSite } from '../helpers/site.ts';
import { hostileTexts } from './hostile-content.cases.ts';
import { hostileSites } from './hostile-site.cases.ts';

/** What a terminal obeys instead of showing, and line ends, which would make two findings out of one. */
const unshowable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('a hostile text is refused, with its line', () => {
  for (const { name, source, code, line, says } of hostileTexts) {
    test(name, () => {
      const { remarks } = parseQuestion(source);
      const errors = remarks.filter(({ severity }) => severity === 'error');
      const wanted = placeAndCode({ line, code });
      const found = errors.find((remark) => placeAndCode(remark) === wanted);
      assert.ok(found, `expected ${wanted}; found ${errors.map(placeAndCode).join(', ') || 'nothing'}`);
      if (says) assert.match(found.message, says);
    });
  }
});

describe('a finding about a hostile text is safe to print', () => {
  for (const { name, source } of hostileTexts) {
    test(name, () => {
      const last = source.split('\n').length;
      for (const remark of parseQuestion(source).remarks) {
        const printed = formatFinding({ ...remark, file: 'content/en/questions/ddos.mdx' });
        assert.doesNotMatch(printed, unshowable, JSON.stringify(printed));
        assert.ok(printed.length < 600, `${String(printed.length)} characters: ${printed.slice(0, 100)}`);
        assert.ok(remark.line >= 1 && remark.line <= last, `line ${String(remark.line)} of ${String(last)}`);
        assert.ok(remark.hint !== '', 'the hint is empty');
      }
    });
  }
});

describe('a hostile file of a site is refused, with its line', () => {
  for (const { name, change, code, file, line, says, severity = 'error' } of hostileSites) {
    test(name, () => {
      const { findings } = parseSite(change);
      const wanted = `${file}:${placeAndCode({ line, code })}`;
      const same = findings.filter((finding) => finding.severity === severity);
      const found = same.find((finding) => `${finding.file}:${placeAndCode(finding)}` === wanted);
      const others = same.map((finding) => `${finding.file}:${placeAndCode(finding)}`).join(', ');
      assert.ok(found, `expected ${wanted}; found ${others || 'nothing'}`);
      if (says) assert.match(found.message, says);
    });
  }
});

test('the tables are long and name each case once', () => {
  for (const [rows, least] of [
    [hostileTexts, 90],
    [hostileSites, 40],
  ] as const) {
    assert.ok(rows.length >= least);
    const names = rows.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  }
});
