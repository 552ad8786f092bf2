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
  describe(`every type of page, ${level}`, { concurrency: 2 }, () => {
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
  'light, desktop': { colorScheme: 'light', width: 1280, height: 900 },
  'dark, desktop': { colorScheme: 'dark', width: 1280, height: 900 },
  'light, phone': { colorScheme: 'light', width: 360, height: 740 },
  'dark, narrowest phone': { colorScheme: 'dark', width: 320, height: 640 },
} as const;

/** The looks in which the width is measured in every sample language; in the others, in the source language. */
const bothEnds = ['light, desktop', 'dark, narrowest phone'];

/**
 * Whether axe reads a page in a look: in both directions of writing on a light ground, in the source language on a dark
 * one, where only colours differ. The page with everything on it shows what the others show, and takes axe longer than
 * all of them.
 */
function isReadByAxe(site: BuiltSite, path: string, look: string): boolean {
  if (path.endsWith(`/${allPath}`) && !isFull) return false;
  const { lang, dir } = expectedLanguage(site, path);
  const isSource = lang === site.catalog.settings.source;
  return look === 'light, desktop'
    ? isFull || isSource || dir === 'rtl'
    : bothEnds.includes(look) && isSource;
}

const describeViolation = ({ id, help, nodes }: Result): string =>
  `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`;

describe('accessibility', { concurrency: 2 }, () => {
  const { open } = useBrowser();
  for (const site of sites) {
    let server: StaticServer;
    before(async () => {
      server = await serveFolder(site.folder);
    });
    after(() => server.close());
    test(`axe finds nothing, and nothing is wider than the window in "${site.name}", on light and dark, desktop and phones`, async (t) => {
      if (!needsBrowser(t)) return;
      const samples = sampleTags(site);
      const inSource = typicalPages(site, samples.slice(0, 1));
      const { page, close } = await open();
      for (const path of typicalPages(site, samples)) {
        await page.goto(new URL(path, server.address).href);
        let hasAxe = false;
        for (const [look, { colorScheme, ...viewport }] of Object.entries(looks)) {
          if (!bothEnds.includes(look) && !inSource.includes(path)) continue;
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(viewport);
          const overflow = await page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(overflow, 0, `${path} is wider than the window, ${look}`);
          if (!isReadByAxe(site, path, look)) continue;
          if (!hasAxe) await page.evaluate(axeSource);
          hasAxe = true;
          const violations = await page.evaluate<Result[]>(
            "axe.run({ resultTypes: ['violations'] }).then((results) => results.violations)",
          );
          assert.deepEqual(violations.map(describeViolation), [], `${path}, ${look}`);
        }
      }
      await close();
    });
  }
});
