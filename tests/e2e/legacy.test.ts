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

    test(`of "${site.name}" show at every old anchor, in view, the one link to its new place`, async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open({ viewport: { width: 390, height: 700 } });
      for (const { path, anchors } of listLegacyPages(site.catalog)) {
        const address = new URL(path, server.address).href;
        await page.goto(`${address}#${anchors[0]?.anchor ?? ''}`);
        const shown = await page.evaluate(
          (all) =>
            all.map((anchor) => {
              location.hash = anchor;
              const y = document.querySelector(':target')?.getBoundingClientRect().y ?? NaN;
              const links = [...document.querySelectorAll<HTMLAnchorElement>('.legacy a')]
                .filter((link) => link.checkVisibility())
                .map(({ href }) => href);
              return { isInView: y >= -2 && y <= 700, links };
            }),
          anchors.map(({ anchor }) => anchor),
        );
        for (const [index, { anchor, to }] of anchors.entries())
          assert.deepEqual(
            shown[index],
            { isInView: true, links: [new URL(`${source}/${to}`, server.address).href] },
            anchor,
          );
      }
      await close();
    });

    test(`of "${site.name}" lead a reader who follows one to the answer`, async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open();
      for (const [index, { anchors }] of listLegacyPages(site.catalog).entries()) {
        const [first] = anchors;
        if (!first) continue;
        const old = new URL(`${Object.keys(legacy)[index] ?? ''}#${first.anchor}`, server.address).href;
        await page.goto(old);
        await page.locator(':target a').click();
        assert.equal(page.url(), new URL(`${source}/${first.to}`, server.address).href, old);
        if (first.to.includes('#')) assert.equal(await page.locator(':target').count(), 1, first.to);
      }
      await close();
    });
  }
});
