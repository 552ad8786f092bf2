import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Finding } from '../../../../src/core/finding.ts';
import { checkRelease, findExpired } from '../../../../src/core/translations/check-urgent.ts';
import { edit, parseSite, textOf, type Change } from '../../helpers/site.ts';

const urgent = edit('en/questions/crime.mdx', '2-medium', '1-high');
const exempt = (id: string, until = '2027-01-31'): Change => ({
  'languages.yaml': `${textOf('languages.yaml')}    exempt:\n      - id: ${id}\n        until: ${until}\n        reason: A lawyer is reading it.\n`,
});
const translated: Change = {
  'de/questions/crime.mdx': '---\ntitle: T\nshort: S\nrevision: "000000000000"\n---\n\nJa und auch nein.\n',
};

const show = (findings: readonly Finding[]): string[] =>
  findings.map(({ file, line, severity, code }) => `${file}:${String(line)} ${severity} ${code}`);
const check = (change: Change): string[] =>
  show(parseSite(change).findings.filter(({ code }) => /urgent|exemption|pseudo/.test(code)));

describe('an urgent text that a published language lacks', () => {
  const { catalog } = parseSite(urgent);
  assert.ok(catalog);

  test('is a warning in a build, and names the command that begins it', () => {
    assert.deepEqual(check(urgent), ['en/questions/crime.mdx:1 warning translation/urgent-missing']);
    const [finding] = parseSite(urgent).findings.filter(({ code }) => code.includes('urgent'));
    assert.match(finding?.message ?? '', /question "crime" is 1-high and has no translation into "de"/);
    assert.match(finding?.hint ?? '', /npm run translations -- start de crime/);
  });

  test('is an error in a release', () => {
    assert.deepEqual(show(checkRelease(catalog, '2026-11-20')), [
      'en/questions/crime.mdx:1 error translation/urgent-missing',
    ]);
  });

  test('does not matter in a language in preparation', () => {
    const change = edit(
      'languages.yaml',
      'name: Deutsch\n    dir: ltr\n    enabled: true',
      'name: Deutsch\n    dir: ltr\n    enabled: false',
    );
    assert.deepEqual(check({ ...urgent, ...change }), []);
  });
});

describe('an exemption', () => {
  test('lets a text be missing until its day, in builds and in releases', () => {
    const change = { ...urgent, ...exempt('crime') };
    assert.deepEqual(check(change), []);
    const { catalog } = parseSite(change);
    assert.ok(catalog);
    assert.deepEqual(checkRelease(catalog, '2027-01-31'), []);
    assert.deepEqual(show(checkRelease(catalog, '2027-02-01')), [
      'languages.yaml:1 error translation/exemption-expired',
    ]);
    assert.deepEqual(show(findExpired(catalog, '2027-02-01', 'warning')), [
      'languages.yaml:1 warning translation/exemption-expired',
    ]);
    assert.deepEqual(findExpired(catalog, '2027-01-31', 'warning'), []);
  });

  test('of a text that does not exist is a mistake, with a suggestion', () => {
    const change = { ...urgent, ...exempt('crimes') };
    const line = (change['languages.yaml'] ?? '').split('\n').findIndex((one) => one.includes('crimes')) + 1;
    assert.deepEqual(check(change), [
      'en/questions/crime.mdx:1 warning translation/urgent-missing',
      `languages.yaml:${String(line)} error translation/exemption-unknown`,
    ]);
    const [finding] = parseSite(change).findings.filter(({ code }) => code.includes('exemption'));
    assert.match(finding?.message ?? '', /did you mean "crime"\?/);
  });

  test('of a text that is there is not needed, and never runs out', () => {
    const change = { ...urgent, ...translated, ...exempt('crime', '2020-01-01') };
    assert.deepEqual(
      check(change).map((one) => one.split(' ').slice(1).join(' ')),
      ['warning translation/exemption-unused'],
    );
    const { catalog } = parseSite(change);
    assert.ok(catalog);
    assert.deepEqual(findExpired(catalog, '2026-01-01', 'error'), []);
  });

  test('needs a day that is in the calendar and a reason', () => {
    const { findings } = parseSite({ ...urgent, ...exempt('crime', '2027-02-30') });
    assert.ok(
      findings.some(({ code, file }) => code === 'content/field-invalid' && file === 'languages.yaml'),
    );
  });
});

test('a site with the pseudo-language is no release', () => {
  const languages = textOf('languages.yaml').replaceAll('tag: de', 'tag: en-XA');
  const change: Change = { 'languages.yaml': languages };
  for (const file of ['ui.json', 'titles.yaml', 'questions/ddos.mdx']) {
    change[`en-XA/${file}`] = textOf(`de/${file}`);
    change[`de/${file}`] = undefined;
  }
  assert.deepEqual(check(change), ['languages.yaml:1 warning translation/pseudo-language']);
  const { catalog } = parseSite(change);
  assert.ok(catalog);
  assert.deepEqual(show(checkRelease(catalog, '2026-01-01')), [
    'languages.yaml:1 error translation/pseudo-language',
  ]);
});
