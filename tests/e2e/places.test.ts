import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { inLanguage } from '../../src/core/addressing.ts';
import { listLegacyPages } from '../../src/core/legacy-pages.ts';
import { needsBrowser, useBrowser } from '../lib/browser.ts';
import { sampleTags, sites, type BuiltSite } from '../lib/sites.ts';
import { temporaryFolder } from '../lib/temporary.ts';

/** The folder of a site as an address: from a disk, below a path, at a root. */
type Place = (site: BuiltSite) => string;

const parent = temporaryFolder();
let atRoot: Record<string, StaticServer> = {};
let below: StaticServer;

before(async () => {
  for (const site of sites) {
    cpSync(site.folder, join(parent, 'some/path', site.name), { recursive: true });
    atRoot[site.name] = await serveFolder(site.folder);
  }
  below = await serveFolder(parent);
});
after(async () => {
  await Promise.all([below, ...Object.values(atRoot)].map((server) => server.close()));
  atRoot = {};
});

const places: Record<string, Place> = {
  'from a disk': (site) => `${pathToFileURL(join(parent, 'some/path', site.name)).href}/`,
  'below a path': (site) => `${below.address}some/path/${site.name}/`,
  'at a root': (site) => atRoot[site.name]?.address ?? '',
};

for (const [name, place] of Object.entries(places)) {
  describe(`the built folder, ${name}, scripts off`, () => {
    const { open } = useBrowser('scripts off');
    for (const site of sites) {
      test(`every link inside "${site.name}" opens a page that is there`, async (t) => {
        if (!needsBrowser(t)) return;
        const root = place(site);
        const { page, complaints, close } = await open();
        const tags = new Set(name === 'at a root' ? sampleTags(site) : sampleTags(site).slice(0, 1));
        const { languages } = site.catalog.settings;
        const isSeen = (path: string): boolean => {
          const [folder = ''] = path.split('/');
          return tags.has(folder) || !languages.some(({ tag }) => tag === folder);
        };
        const seen = new Set<string>();
        const queue = [`${root}index.html`];
        for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
          const response = await page.goto(address);
          assert.ok(response === null || response.ok(), `${address}: ${String(response?.status())}`);
          const links = await page
            .locator('a')
            .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
          for (const link of links) {
            const [target = ''] = link.split('#');
            if (!target.startsWith(root) || seen.has(target) || !target.endsWith('.html')) continue;
            if (!isSeen(target.slice(root.length))) continue;
            seen.add(target);
            queue.push(target);
          }
        }
        assert.deepEqual(complaints, []);
        const unlinked = new Set(['404.html', ...listLegacyPages(site.catalog).map(({ path }) => path)]);
        const reachable = site.pages
          .filter((path) => !unlinked.has(path) && isSeen(path))
          .map((path) => root + path);
        assert.deepEqual(
          [...seen].sort(),
          reachable.sort(),
          'every page is reached by links, but for those at old addresses',
        );
        await close();
      });
    }
  });
}

describe('every published address, scripts off', () => {
  const { open } = useBrowser('scripts off');
  for (const site of sites) {
    test(`of "${site.name}" brings its place into view`, async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open({ viewport: { width: 390, height: 700 } });
      for (const tag of sampleTags(site).slice(0, 2)) {
        const anchors = Object.groupBy(
          site.catalog.settings.lock.filter((one) => one.includes('#')),
          (address) => address.slice(0, address.indexOf('#')),
        );
        for (const [path, addresses = []] of Object.entries(anchors)) {
          // The first as a reader who follows a link, the others as one who goes on inside the page.
          const at = (address: string): string =>
            new URL(encodeURI(inLanguage(address, tag)), atRoot[site.name]?.address).href;
          await page.goto(at(addresses[0] ?? path));
          const misses = await page.evaluate(
            (hashes) =>
              hashes.filter((hash) => {
                location.hash = hash;
                const y = document.querySelector(':target')?.getBoundingClientRect().y;
                return y === undefined || y < -2 || y > 700;
              }),
            addresses.map((address) => new URL(at(address)).hash),
          );
          assert.deepEqual(misses, [], `${tag} ${path}: not in view`);
        }
      }
      await close();
    });
  }
});

describe('the start', () => {
  const { open } = useBrowser('scripts off');
  test('a reader goes from the choice of languages to an answer by clicking', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open();
    await page.goto(atRoot['reference']?.address ?? '');
    await page.click('text=English');
    await page.click('main a:has-text("criminals")');
    assert.match(page.url(), /\/en\/abuse\.html#enable-criminals$/);
    assert.equal(await page.locator(':target').innerText(), 'Does Tor make life easier for criminals?');
    await close();
  });

  test('an address that does not exist shows the 404 page, which leads home', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open();
    const response = await page.goto(new URL('en/no/such/page.html', atRoot['reference']?.address).href);
    assert.equal(response?.status(), 404);
    await page.click('main a');
    assert.match(page.url(), /\/en\/index\.html$/);
    await close();
  });
});
