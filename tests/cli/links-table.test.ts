import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ruleNames } from '../../src/core/links/rules.ts';
import { elsewhere, oddFiles, pages, right, settings, wrong } from './links.cases.ts';
import { runCommand } from '../lib/run-command.ts';
import { temporaryFolder, write } from '../lib/temporary.ts';

interface Report {
  findings: { code: string; places: { page: string; line: number }[] }[];
}

interface Row {
  page: string;
  markup: string;
  /** Codes of findings that it must give. */
  codes: string[];
}

const rows: Row[] = Object.keys(pages).flatMap((page) => [
  ...(right[page] ?? []).map(([markup]) => ({ page, markup, codes: [] })),
  ...(wrong[page] ?? []).map(([markup, code]) => ({ page, markup, codes: [`links/${code}`] })),
]);

/** Writes the site of the table; each row stands on a line of its own. @returns rows by page and line */
function writeSite(folder: string): Map<string, Row> {
  cpSync('tests/fixtures/links-site', folder, { recursive: true });
  for (const name of oddFiles) write(join(folder, name), '<!doctype html><title>Odd</title>\n');
  const places = new Map<string, Row>();
  for (const [page, frame] of Object.entries(pages)) {
    const own = rows.filter((row) => row.page === page);
    write(
      join(folder, page),
      frame.replace('rows', () => own.map(({ markup }) => markup).join('\n')),
    );
    const first = frame.split('\n').indexOf('rows') + 1;
    for (const [index, row] of own.entries()) places.set(`${page}:${String(first + index)}`, row);
  }
  return places;
}

test('every wrong link of the table gives its finding, and no right one gives any', async () => {
  const folder = temporaryFolder();
  const site = join(folder, 'site');
  const places = writeSite(site);
  writeFileSync(join(folder, 'site.yaml'), settings);
  const args = ['--site', site, '--settings', join(folder, 'site.yaml'), '--format', 'json'];
  const { code, stdout, stderr } = await runCommand('links', args);
  assert.equal(code, 1, stderr);
  const report = JSON.parse(stdout) as Report;
  const found = new Map<string, string[]>();
  for (const { code: rule, places: all } of report.findings) {
    for (const { page, line } of all) {
      const key = `${page}:${String(line)}`;
      found.set(key, [...(found.get(key) ?? []), rule]);
    }
  }
  const problems: string[] = [];
  for (const [place, { markup, codes }] of places) {
    const actual = found.get(place) ?? [];
    if (actual.join(' ') !== codes.join(' '))
      problems.push(
        `${place} ${markup}: ${actual.join(' ') || 'nothing'}; expected ${codes.join(' ') || 'nothing'}`,
      );
    found.delete(place);
  }
  assert.deepEqual(problems, []);
  assert.deepEqual(
    [...found].sort(),
    elsewhere.map(([place, rule]) => [place, [`links/${rule}`]]),
    'nothing is found where no row is',
  );
});

/** Published addresses belong to a content folder; tests/build/links.test.ts breaks that rule. */
const ofContent = 'address-vanished';

test('the table has at least 80 rows of each kind, and one for each rule', () => {
  const tried = new Set([
    ...rows.flatMap(({ codes }) => codes),
    ...elsewhere.map(([, code]) => `links/${code}`),
  ]);
  const untried = ruleNames.filter((name) => name !== ofContent && !tried.has(`links/${name}`));
  assert.deepEqual(untried, []);
  assert.ok(rows.filter(({ codes }) => codes.length === 0).length >= 80);
  assert.ok(rows.filter(({ codes }) => codes.length > 0).length >= 80);
});

test('every rule has its row in the table of codes', () => {
  const readme = readFileSync('content/README.md', 'utf8');
  for (const name of ruleNames)
    assert.match(readme, new RegExp(`^\\| .*\`links/${name}\`.* \\| .+ \\|$`, 'm'), name);
});
