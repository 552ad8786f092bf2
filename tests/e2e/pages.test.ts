import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Result } from 'axe-core';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { allPath } from '../../src/core/site-paths.ts';
import { needsBrowser, scriptLevels, useBrowser, type ScriptLevel } from '../lib/browser.ts';
import { isFull, sampleTags, sites, typicalPages, type BuiltSite } from '../lib/sites.ts';

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
        const tags = sampleTags(site).slice(0, level === 'scripts on' ? undefined : 1);
        const { page, complaints, requests, close } = await open();
        for (const path of typicalPages(site, tags)) {
          const address = new URL(path, server.address).href;
          requests.length = 0;
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
        }
        await close();
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

/** Which languages axe reads in a look: all samples on a light ground, one on a dark one, where only colours differ. */
const readByAxe: Record<string, number> = { 'light, desktop': Infinity, 'dark, narrowest phone': 1 };

/** The looks in which the width is measured in every sample language; in the others, in the source language. */
const bothEnds = ['light, desktop', 'dark, narrowest phone'];

/** The page with everything on it shows what the other pages show, and axe takes longer for it than for all others. */
const isLong = (path: string): boolean => path.endsWith(`/${allPath}`);

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
      const title = look in readByAxe ? 'axe finds nothing, and nothing is' : 'nothing is';
      test(`${title} wider than the window in "${site.name}", ${look}`, async (t) => {
        if (!needsBrowser(t)) return;
        const samples = sampleTags(site);
        const tags = bothEnds.includes(look) ? samples : samples.slice(0, 1);
        const read = typicalPages(site, samples.slice(0, readByAxe[look] ?? 0));
        const { page, close } = await open(options);
        for (const path of typicalPages(site, tags)) {
          await page.goto(new URL(path, server.address).href);
          const overflow = await page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(overflow, 0, `${path} is wider than the window`);
          if (!read.includes(path) || (isLong(path) && !isFull)) continue;
          await page.evaluate(axeSource);
          const violations = await page.evaluate<Result[]>('axe.run().then((results) => results.violations)');
          assert.deepEqual(violations.map(describeViolation), [], path);
        }
        await close();
      });
    }
  }
});
