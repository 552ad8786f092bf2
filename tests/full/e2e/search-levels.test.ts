import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import { serveFolder, type StaticServer } from '../../../scripts/lib/static-server.ts';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import { needsPrograms } from '../../lib/programs.ts';
import { askTen, lookForTen, tenQuestions } from '../../lib/search-page.ts';
import { sites } from '../../lib/sites.ts';
import { launchFirefox, securityLevels } from '../../lib/tor-browser.ts';

const reference = sites.find(({ name }) => name === 'reference');
assert.ok(reference);
const { folder, catalog } = reference;
let server: StaticServer;
before(async () => {
  server = await serveFolder(folder);
});
after(() => server.close());

const places = {
  'from a server': () => server.address,
  'from a disk': () => `${pathToFileURL(folder).href}/`,
};

const published = new Set(enabledLanguages(catalog).map(({ tag }) => tag));
const languages = Object.keys(tenQuestions).filter((lang) => published.has(lang));

for (const level of securityLevels) {
  describe(`the search in Firefox, as at the level ${level} of Tor Browser`, () => {
    let browser: Browser | undefined;
    after(() => browser?.close());
    for (const [place, root] of Object.entries(places)) {
      for (const lang of languages) {
        test(`reaches the answers to ten questions in ${lang}, ${place}`, async (t) => {
          if (!needsPrograms(t, 'firefox-esr')) return;
          browser ??= await launchFirefox(level);
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
