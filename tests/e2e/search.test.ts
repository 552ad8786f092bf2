import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { enabledLanguages } from '../../src/core/catalog.ts';
import {
  needsBrowser,
  scriptLevels,
  useBrowser,
  type ScriptLevel,
  type WatchedPage,
} from '../lib/browser.ts';
import { ask, askTen, lookForTen, resultsOf, settle, tenQuestions } from '../lib/search-page.ts';
import { runCommand } from '../lib/run-command.ts';
import { sites } from '../lib/sites.ts';
import { copyContent, temporaryFolder } from '../lib/temporary.ts';

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

test('ten questions are asked in three languages', () => {
  assert.ok(languages.length >= 3);
  for (const lang of languages) assert.equal(tenQuestions[lang]?.length, 10);
});

for (const level of Object.keys(scriptLevels) as ScriptLevel[]) {
  for (const [place, root] of Object.entries(places)) {
    // Most of the time goes by in the pause after typing, so all languages are asked at the same time.
    describe(`the search, ${level}, ${place}`, { concurrency: 3 }, () => {
      const { open } = useBrowser(level);
      // All of it takes minutes, so that the short run asks from a disk in one language only.
      const isShort = process.env['ONION_FAQ_FULL'] !== '1' && place === 'from a disk';
      for (const lang of isShort ? languages.slice(-1) : languages) {
        test(`reaches the answers to ten questions in ${lang}, and asks nobody else`, async (t) => {
          if (!needsBrowser(t)) return;
          const { page, complaints, requests, close } = await open();
          const address = `${root()}${lang}/search.html`;
          await (level === 'scripts off' ? lookForTen : askTen)(page, address, lang);
          assert.deepEqual(complaints, []);
          const isOwn = (url: string): boolean => url.startsWith(root()) && !url.includes('?');
          assert.deepEqual(
            requests.filter((url) => !isOwn(url)),
            [],
          );
          const isFullText = requests.some((url) => url.includes('/pagefind/'));
          assert.equal(isFullText, level === 'scripts on' && place === 'from a server');
          await close();
        });
      }
    });
  }
}

describe('the search page, scripts off', () => {
  const { open } = useBrowser('scripts off');
  test('shows no field that does nothing, and says how to search', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open();
    await page.goto(`${server.address}en/search.html`);
    assert.ok(!(await page.locator('#_query').isVisible()));
    assert.match(await page.locator('#_plain').innerText(), /Ctrl\+F/);
    assert.equal(await page.locator('#_plain a').getAttribute('href'), 'all.html');
    await close();
  });
});

describe('the search page without WebAssembly', () => {
  const { open } = useBrowser('no JIT and no WebAssembly');
  test('offers a keyword that looks similar and the sections where nothing is found', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open();
    await page.goto(`${server.address}en/search.html`);
    await ask(page, 'bndwdth');
    assert.deepEqual(await resultsOf(page), []);
    assert.ok((await page.locator('#_said').innerText()).includes('bndwdth'));
    assert.ok((await page.locator('#_sections a:visible').count()) > 5);
    await page.locator('#_nearest a').click();
    await settle(page);
    assert.ok((await resultsOf(page))[0]?.endsWith('bandwidth-shaping'));
    assert.ok(!(await page.locator('#_sections').isVisible()));
    await close();
  });
});

/** A word that the index of the page does not have, and an answer that has it. */
function findWordOfAnswers(): { word: string; address: string } {
  const texts = JSON.parse(readFileSync(join(folder, 'pagefind/texts.en.json'), 'utf8')) as Record<
    string,
    string
  >;
  const index = readFileSync(join(folder, 'en/search.html'), 'utf8').toLowerCase();
  for (const [id, address] of Object.entries(texts)) {
    const fragment = gunzipSync(readFileSync(join(folder, `pagefind/fragment/${id}.pf_fragment`))).toString();
    const words = fragment.replace(/.*"content":/, '').match(/\b[a-z]{9,}\b/g) ?? [];
    const word = words.find((one) => !index.includes(one.slice(0, 5)));
    if (word !== undefined) return { word, address };
  }
  throw new Error('every word of the answers stands in the index');
}

describe('the search page', () => {
  const { open } = useBrowser();

  async function openSearch(lang = 'en', fragment = ''): Promise<WatchedPage> {
    const watched = await open();
    await watched.page.goto(`${server.address}${lang}/search.html${fragment}`);
    return watched;
  }

  test('is walked with the keyboard: / to the field, arrows and Enter to the answer, Escape to clear', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await openSearch();
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => {
        const { activeElement: element } = document;
        return element?.id === '' ? element.getAttribute('href') : element?.id;
      });
    await page.keyboard.press('/');
    assert.equal(await focused(), '_query');
    assert.equal(await page.inputValue('#_query'), '', 'the slash itself is not typed');
    await page.keyboard.type('captcha/exit');
    assert.equal(await page.inputValue('#_query'), 'captcha/exit', 'in the field it is');
    await page.keyboard.press('Escape');
    assert.equal(await page.inputValue('#_query'), '');
    assert.ok(await page.locator('#_index').isVisible());
    await page.keyboard.type('exit policy');
    await settle(page);
    assert.ok(!(await page.locator('#_index').isVisible()));
    const results = await resultsOf(page);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), results[0]);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), results[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), '_query');
    await page.keyboard.press('Enter');
    assert.equal(await focused(), results[0], 'Enter in the field leads to the results');
    await page.keyboard.press('Enter');
    await page.waitForURL(/abuse\.html#exit-policies$/);
    await page.goBack();
    await settle(page);
    assert.equal(await page.inputValue('#_query'), 'exit policy', 'Back brings the query again');
    assert.match(page.url(), /\/en\/search\.html#q=exit%20policy$/);
    await page.locator('#_results a').first().focus();
    await page.keyboard.press('Escape');
    assert.equal(await focused(), '_query');
    assert.match(page.url(), /\/en\/search\.html$/);
    await close();
  });

  test('keeps field and results when the skip link is followed', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await openSearch('en', '#q=captcha');
    await settle(page);
    const results = await resultsOf(page);
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('hashchange', resolve);
          document.querySelector<HTMLElement>('[href="#_main"]')?.click();
        }),
    );
    assert.equal(await page.inputValue('#_query'), 'captcha');
    assert.deepEqual(await resultsOf(page), results);
    await page.goBack();
    assert.equal(await page.inputValue('#_query'), 'captcha');
    await page.evaluate(() => (location.hash = ''));
    await page.locator('#_index').waitFor();
    assert.equal(await page.inputValue('#_query'), '');
    await close();
  });

  test('says how many results there are, to screen readers too', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await openSearch('fa', '#q=%D9%BE%D9%84%DB%8C%D8%B3');
    await settle(page);
    const said = page.locator('#_said');
    assert.equal(await said.getAttribute('role'), 'status');
    const count = await page.locator('#_results > li').count();
    assert.ok((await said.innerText()).includes(count.toLocaleString('fa')));
    await close();
  });

  test('adds what only the full texts say, with the passage and its heading, and lists nothing twice', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, complaints, close } = await openSearch();
    const first = page.locator('#_results > li').first();
    const { word, address } = findWordOfAnswers();
    await ask(page, word);
    assert.ok((await resultsOf(page)).includes(address), `${word}, which only answers have`);
    await ask(page, 'eavesdropping certificate password');
    await first.locator('.excerpt mark').first().waitFor();
    const results = await resultsOf(page);
    assert.equal(new Set(results).size, results.length);
    const link = page.locator('.excerpt a').first();
    await link.waitFor();
    const href = (await link.getAttribute('href')) ?? '';
    assert.match(href, /#[a-z0-9-]+--[a-z0-9-]+$/);
    await page.goto(new URL(href, page.url()).href);
    assert.equal(await page.locator(`[id="${href.split('#')[1] ?? ''}"]`).count(), 1);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('writes no HTML that was typed', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, complaints, close } = await openSearch(
      'en',
      '#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20qzxv',
    );
    await settle(page);
    assert.equal(await page.locator('main img').count(), 0);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('does not move results from under the hand when more come', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await openSearch();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/pagefind/pagefind.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.fill('#_query', 'eavesdropping certificate password');
    await page.locator('#_results > li').first().waitFor();
    const before = await resultsOf(page);
    await page.locator('#_results > li > a').nth(1).focus();
    release();
    await settle(page);
    assert.deepEqual((await resultsOf(page)).slice(0, before.length), before);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), before[1]);
    await close();
  });
});

describe('when a request of the full texts is lost', { concurrency: 3 }, () => {
  const { open } = useBrowser();
  const parts = {
    'the script of Pagefind': '**/pagefind/pagefind.js*',
    'the list of texts': '**/pagefind/texts.*.json',
    'the entry': '**/pagefind/pagefind-entry.json',
    'the metadata': '**/pagefind/*.pf_meta',
    'the WebAssembly': '**/pagefind/wasm.*',
    'a piece of the index': '**/pagefind/index/*',
  };
  for (const [name, pattern] of Object.entries(parts)) {
    test(`${name}: the index still answers, says so, and brings the rest when asked again`, async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open();
      let isCut = true;
      await page.route(pattern, (route) =>
        isCut
          ? name === 'the WebAssembly'
            ? route.fulfill({ status: 503, body: 'no' })
            : route.abort()
          : route.continue(),
      );
      await page.goto(`${server.address}en/search.html`);
      await ask(page, 'captcha');
      assert.ok((await resultsOf(page))[0]?.endsWith('#google-captcha'));
      const lost = (await page.locator('#_search').getAttribute('data-lost')) ?? '';
      assert.ok((await page.locator('#_said').innerText()).includes(lost));
      isCut = false;
      await page.click('#_again');
      await page.locator('.excerpt').first().waitFor();
      assert.ok(!(await page.locator('#_said').innerText()).includes(lost));
      assert.ok(!(await page.locator('#_again').isVisible()));
      await close();
    });
  }

  test('a passage: the results stay, the page says so, and the first try brings each passage once', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open();
    let isCut = true;
    let asked = 0;
    await page.route('**/pagefind/fragment/*', (route) => {
      asked += 1;
      return isCut && asked > 1 ? route.abort() : route.continue();
    });
    await page.goto(`${server.address}en/search.html`);
    await page.fill('#_query', 'eavesdropping certificate password');
    await page.locator('#_again').waitFor();
    const passages = page.locator('#_results .excerpt');
    await passages.waitFor();
    assert.ok((await resultsOf(page)).length > 1);
    isCut = false;
    await page.click('#_again');
    assert.equal(await page.evaluate(() => document.activeElement?.id), '_query');
    await passages.nth(1).waitFor();
    assert.ok(!(await page.locator('#_again').isVisible()));
    assert.equal(await page.locator('#_results .excerpt ~ .excerpt').count(), 0);
    await close();
  });

  test('a passage: the next search asks again', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open();
    const fragments = '**/pagefind/fragment/*';
    await page.route(fragments, (route) => route.abort());
    await page.goto(`${server.address}en/search.html`);
    await page.fill('#_query', 'captcha');
    await page.locator('#_again').waitFor();
    await page.unroute(fragments);
    await ask(page, 'bandwidth');
    await page.locator('.excerpt').first().waitFor();
    assert.ok(!(await page.locator('#_again').isVisible()));
    await close();
  });
});

describe('answers that are not translated', () => {
  const { open } = useBrowser();
  const content = copyContent();
  const out = join(temporaryFolder(), 'site');

  test('are found in the language in which they are shown', async (t) => {
    if (!needsBrowser(t)) return;
    rmSync(join(content, 'ar/questions/deposit.mdx'));
    const { code, stderr } = await runCommand('build', ['--content', content, '--out', out]);
    assert.equal(code, 0, stderr);
    const club = await serveFolder(out);
    const { page, complaints, close } = await open();
    await page.goto(`${club.address}ar/search.html`);
    await ask(page, 'caution');
    const item = page.locator('#_results > li', { has: page.locator('[href$="#deposit"]') });
    assert.deepEqual([await item.getAttribute('lang'), await item.getAttribute('dir')], ['fr', 'ltr']);
    await item.locator('.excerpt').waitFor();
    await ask(page, 'حجز');
    assert.ok((await resultsOf(page)).some((href) => href.endsWith('#reserve-a-bike')));
    assert.deepEqual(complaints, []);
    await close();
    await club.close();
  });
});
