import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { listLegacyPages } from '../../src/core/legacy-pages.ts';
import { needsBrowser, useBrowser } from '../lib/browser.ts';
import { sites } from '../lib/sites.ts';

describe('addresses of an old site, scripts off', () => {
  const { open } = useBrowser('scripts off');
  for (const site of sites) {
    const { legacy, source } = site.catalog.settings;
    let server: StaticServer;
    before(async () => {
      server = await serveFolder(site.folder);
    });
    after(() => server.close());

    test(`of "${site.name}" open as a page that leads on, with and without a slash at the end`, async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open();
      for (const [old, id] of Object.entries(legacy)) {
        const response = await page.goto(new URL(old, server.address).href);
        assert.equal(response?.status(), 200, old);
        assert.match(response.headers()['content-type'] ?? '', /^text\/html/, old);
        await page.click('main p a');
        assert.equal(page.url(), new URL(`${source}/${id}.html`, server.address).href);
      }
      await close();
    });

    test(`of "${site.name}" carry every old anchor to the right place`, async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open();
      const addresses = Object.keys(legacy);
      for (const [index, { anchors }] of listLegacyPages(site.catalog).entries()) {
        for (const { anchor, to } of anchors) {
          await page.goto('about:blank');
          await page.goto(new URL(`${addresses[index] ?? ''}#${anchor}`, server.address).href);
          await page.locator(':target a').click();
          assert.equal(page.url(), new URL(`${source}/${to}`, server.address).href, anchor);
          if (to.includes('#')) assert.equal(await page.locator(':target').count(), 1, to);
        }
      }
      await close();
    });
  }
});
