import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { enabledLanguages, listEntries } from '../../src/core/catalog.ts';
import { allPath } from '../../src/core/site-paths.ts';
import { sites, type BuiltSite } from '../lib/sites.ts';

/** What a site may weigh for each of its texts in each language: it grows with its content, and no faster. */

const gzipped = (bytes: string | Buffer): number => gzipSync(bytes, { level: 9 }).length;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const filesOf = ({ folder }: BuiltSite, pattern: string): string[] =>
  globSync(pattern, { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile());

const sizes = (site: BuiltSite, pattern: string): number[] =>
  filesOf(site, pattern).map((path) => statSync(join(site.folder, path)).size);

function assertWithin(found: number, most: number, what: string): void {
  assert.ok(found <= most, `${what}: ${found.toFixed(0)} bytes; expected at most ${String(most)}`);
}

for (const site of sites) {
  const languages = enabledLanguages(site.catalog);
  const { source } = site.catalog.settings;
  const questions = Object.keys(site.catalog.questions).length;

  describe(`the budgets of "${site.name}"`, () => {
    test('scripts are small', () => {
      const scripts = filesOf(site, 'scripts/*.js');
      assert.ok(scripts.length > 0);
      for (const path of scripts) assertWithin(gzipped(readFileSync(join(site.folder, path))), 8_000, path);
      assertWithin(gzipped(readFileSync(join(site.folder, 'pagefind/pagefind.js'))), 15_000, 'pagefind.js');
    });

    test('the page with every answer has few bytes for each, in every language', () => {
      for (const { tag } of languages) {
        const bytes = gzipped(site.read(`${tag}/${allPath}`));
        // A page without any answer has some 4,000; scripts that need more bytes for a letter are heavier.
        assertWithin((bytes - 4_000) / questions, tag === source ? 600 : 800, `${tag}, for each question`);
      }
    });

    test('the index of the full texts has few bytes for each text', () => {
      const texts = languages.length * listEntries(site.catalog).length;
      assertWithin(sum(sizes(site, 'pagefind/{index,fragment}/*')) / texts, 2_500, 'index, for each text');
      for (const size of sizes(site, 'pagefind/wasm.*')) assertWithin(size, 90_000, 'a file of WebAssembly');
    });
  });
}

test('all files together have few bytes for each text of a large site', () => {
  for (const site of sites) {
    const texts = enabledLanguages(site.catalog).length * listEntries(site.catalog).length;
    if (texts < 500) continue;
    assertWithin(sum(sizes(site, '**/*')) / texts, 18_000, `${site.name}, for each text`);
  }
});
