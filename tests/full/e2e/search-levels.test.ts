import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import { findFirefox, launchFirefox } from '../../../scripts/lib/find-firefox.ts';
import { serveFolder, type StaticServer } from '../../../scripts/lib/static-server.ts';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import { askTen, lookForTen, tenQuestions } from '../../lib/search-page.ts';
import { sites } from '../../lib/sites.ts';

/** What the security levels of Tor Browser set in Firefox; where NoScript blocks scripts, there are none. */
const safer = {
  'javascript.options.ion': false,
  'javascript.options.baselinejit': false,
  'javascript.options.native_regexp': false,
  'javascript.options.asmjs': false,
  'javascript.options.wasm': false,
  'mathml.disabled': true,
  'gfx.font_rendering.graphite.enabled': false,
  'gfx.font_rendering.opentype_svg.enabled': false,
};
const levels = {
  Standard: {},
  Safer: safer,
  Safest: { ...safer, 'svg.disabled': true, 'javascript.enabled': false },
};

const reference = sites.find(({ name }) => name === 'reference');
assert.ok(reference);
const { folder, catalog } = reference;
const program = findFirefox();
let server: StaticServer;
before(async () => {
  server = await serveFolder(folder);
});
after(() => server.close());

function needsFirefox(t: TestContext): boolean {
  if (program !== undefined) return true;
  assert.notEqual(process.env['CI'], 'true', 'there is no Firefox, and continuous integration must have one');
  t.skip('no Firefox on this machine');
  return false;
}

const places = {
  'from a server': () => server.address,
  'from a disk': () => `${pathToFileURL(folder).href}/`,
};

const published = new Set(enabledLanguages(catalog).map(({ tag }) => tag));
const languages = Object.keys(tenQuestions).filter((lang) => published.has(lang));

for (const [level, preferences] of Object.entries(levels)) {
  describe(`the search in Firefox, as at the level ${level} of Tor Browser`, () => {
    let browser: Browser | undefined;
    before(async () => {
      if (program !== undefined) browser = await launchFirefox(program, preferences);
    });
    after(() => browser?.close());
    for (const [place, root] of Object.entries(places)) {
      for (const lang of languages) {
        test(`reaches the answers to ten questions in ${lang}, ${place}`, async (t) => {
          if (!needsFirefox(t)) return;
          assert.ok(browser);
          const page = await browser.newPage();
          const requests: string[] = [];
          page.on('request', (request) => requests.push(request.url()));
          const address = `${root()}${lang}/search.html`;
          await (level === 'Safest' ? lookForTen : askTen)(page, address, lang);
          assert.deepEqual(
            requests.filter((url) => !url.startsWith(root()) || url.includes('?')),
            [],
          );
          const isFullText = requests.some((url) => url.includes('/pagefind/'));
          assert.equal(isFullText, level === 'Standard' && place === 'from a server');
          await page.close();
        });
      }
    }
  });
}
