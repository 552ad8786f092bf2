import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { inLanguage } from '../../src/core/addressing.ts';
import { listLegacyPages } from '../../src/core/legacy-pages.ts';
import { needsBrowser, useBrowser } from '../lib/browser.ts';
import { isFull, sampleTags, sites, typicalPages, type BuiltSite } from '../lib/sites.ts';
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

/** Opens a page. @returns the pages inside the site to which its links lead, as paths */
async function openPage(page: Page, root: string, path: string): Promise<Set<string>> {
  const response = await page.goto(root + path);
  assert.ok(response === null || response.ok(), `${path}: ${String(response?.status())}`);
  const links = await page
    .locator('a')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href.replace(/#.*/, '')));
  const { protocol, host } = new URL(root);
  const inside = links.filter((link) => {
    const url = new URL(link);
    return url.protocol === protocol && url.host === host;
  });
  for (const link of inside) assert.ok(link.startsWith(root), `${path} leads out of the site: ${link}`);
  return new Set(inside.filter((link) => link.endsWith('.html')).map((link) => link.slice(root.length)));
}

/**
 * What is followed in a browser, where addresses are resolved as readers have it. That every page of every language is
 * reached is seen in the files (tests/build/site.test.ts), and that every link has a target by the check of links.
 */
for (const [name, place] of Object.entries(places)) {
  describe(`the built folder, ${name}, scripts off`, () => {
    const { open } = useBrowser('scripts off');
    for (const site of sites) {
      const { source, languages } = site.catalog.settings;

      test(`every link on every type of page of "${site.name}" leads to a page that is there`, async (t) => {
        if (!needsBrowser(t)) return;
        const { page, complaints, close } = await open();
        const targets = new Set<string>();
        // The page for what is not there knows only where the site lies at home.
        const paths = typicalPages(site, [source]).filter((path) => path !== '404.html');
        for (const path of paths)
          for (const target of await openPage(page, place(site), path)) targets.add(target);
        assert.ok(targets.size > 10);
        for (const target of targets) assert.ok(site.pages.includes(target), `there is no ${target}`);
        assert.deepEqual(complaints, []);
        await close();
      });

      if (name !== 'at a root') continue;
      test(`whoever follows every link from the front page of "${site.name}" comes to every page`, async (t) => {
        if (!needsBrowser(t)) return;
        const tags = new Set(isFull ? languages.map(({ tag }) => tag) : [source]);
        const isSeen = (path: string): boolean => {
          const [folder = ''] = path.split('/');
          return tags.has(folder) || !languages.some(({ tag }) => tag === folder);
        };
        const { page, complaints, close } = await open();
        const seen = new Set(['index.html']);
        const queue = [...seen];
        for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
          for (const target of await openPage(page, place(site), path)) {
            if (seen.has(target) || !isSeen(target)) continue;
            seen.add(target);
            queue.push(target);
          }
        }
        assert.deepEqual(complaints, []);
        const unlinked = new Set(['404.html', ...listLegacyPages(site.catalog).map(({ path }) => path)]);
        const reachable = site.pages.filter((path) => !unlinked.has(path) && isSeen(path));
        assert.deepEqual([...seen].sort(), reachable, 'but for those at old addresses');
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
        // Pages at old addresses, which have no language, are walked anchor by anchor in legacy.test.ts.
        const anchors = Object.groupBy(
          site.catalog.settings.lock.filter((one) => one.includes('#') && !one.startsWith('/')),
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
