import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Result } from 'axe-core';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { needsBrowser, scriptLevels, useBrowser, type ScriptLevel } from '../lib/browser.ts';
import { sampleTags, sites, typicalPages, type BuiltSite } from '../lib/sites.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Language and direction that a page must have. */
function expectedLanguage(site: BuiltSite, path: string): { lang: string; dir: string } {
  const { languages, source } = site.catalog.settings;
  const folder = path.split('/')[0];
  const language = languages.find(({ tag }) => tag === folder) ?? languages.find(({ tag }) => tag === source);
  return { lang: language?.tag ?? '', dir: language?.dir ?? '' };
}

for (const level of Object.keys(scriptLevels) as ScriptLevel[]) {
  describe(`every type of page, ${level}`, () => {
    const { open } = useBrowser(level);
    for (const site of sites) {
      let server: StaticServer;
      before(async () => {
        server = await serveFolder(site.folder);
      });
      after(() => server.close());
      test(`of "${site.name}" opens in one request and that of its script, says nothing, has one h1, its language and direction`, async (t) => {
        if (!needsBrowser(t)) return;
        for (const path of typicalPages(site)) {
          const { page, complaints, requests, close } = await open();
          const address = new URL(path, server.address).href;
          await page.goto(address);
          // What a page asks for after it has loaded, an icon for example, it asks for at once.
          await page.waitForTimeout(100);
          const scripts = [...site.read(path).matchAll(/<script[^>]*src="([^"]*)"/g)].map(
            ([, src = '']) => new URL(src, address).href,
          );
          const wanted = level === 'scripts off' ? [address] : [address, ...scripts];
          assert.deepEqual(requests, wanted, path);
          assert.deepEqual(complaints, [], path);
          assert.equal(await page.locator('h1').count(), 1, path);
          const root = page.locator('html');
          assert.deepEqual(
            { lang: await root.getAttribute('lang'), dir: await root.getAttribute('dir') },
            expectedLanguage(site, path),
          );
          assert.notEqual((await page.locator('main').innerText()).trim(), '', path);
          await close();
        }
      });
    }
  });
}

const looks = {
  'light, desktop': { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  'dark, desktop': { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  'light, phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  'dark, narrowest phone': { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
} as const;

/** The looks in which every sample language is seen; the others show only the source language. */
const bothEnds = { 'light, desktop': true, 'dark, narrowest phone': true };

const describeViolation = ({ id, help, nodes }: Result): string =>
  `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`;

describe('accessibility', () => {
  const { open } = useBrowser();
  for (const site of sites) {
    let server: StaticServer;
    before(async () => {
      server = await serveFolder(site.folder);
    });
    after(() => server.close());
    for (const [look, options] of Object.entries(looks)) {
      test(`axe finds nothing in "${site.name}", ${look}, and nothing is wider than the window`, async (t) => {
        if (!needsBrowser(t)) return;
        const [source = '', ...others] = sampleTags(site);
        const tags = look in bothEnds ? [source, ...others] : [source];
        for (const path of typicalPages(site, tags)) {
          const { page, close } = await open(options);
          await page.goto(new URL(path, server.address).href);
          await page.evaluate(axeSource);
          const violations = await page.evaluate<Result[]>('axe.run().then((results) => results.violations)');
          assert.deepEqual(violations.map(describeViolation), [], path);
          const overflow = await page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(overflow, 0, `${path} is wider than the window`);
          await close();
        }
      });
    }
  }
});
