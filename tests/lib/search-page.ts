import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { parse } from 'yaml';

/** How the tests use the search page. */

/** A question that is asked at each level. */
interface TenthQuestion {
  ask: string;
  /** What a reader without scripts looks for on the page. */
  word: string;
  finds: string;
}

/** By language. */
export const tenQuestions = parse(readFileSync('tests/fixtures/search/ten-questions.yaml', 'utf8')) as Record<
  string,
  TenthQuestion[]
>;

/** Waits until everything that belongs to the query in the field has been found and said. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const said = document.getElementById('_said')?.textContent ?? '';
    const loading = document.getElementById('_search')?.dataset['loading'] ?? '';
    return said !== '' && !said.includes(loading);
  });
}

/** Types a query in place of the last one. */
export async function ask(page: Page, query: string): Promise<void> {
  // To empty the field would bring the whole index back for a moment, which takes longer than the search itself.
  await page.locator('#_said').evaluate((said) => (said.textContent = ''));
  await page.fill('#_query', query);
  await settle(page);
}

/** Addresses of the results in order, as they are linked. */
export const resultsOf = (page: Page): Promise<string[]> =>
  page
    .locator('#_results > li > :first-child')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

/** Follows a link of the page and makes sure that the answer is there. */
async function reachAnswer(page: Page, href: string, id: string): Promise<void> {
  await page.goto(new URL(href, page.url()).href);
  assert.equal(await page.locator(`[id="${id}"]`).count(), 1, `${page.url()} has no "${id}"`);
}

/** Asks the ten questions of a language in the field of the search page, and goes to the last answer. */
export async function askTen(page: Page, address: string, lang: string): Promise<void> {
  await page.goto(address);
  let last = { href: '', id: '' };
  for (const { ask: query, finds } of tenQuestions[lang] ?? []) {
    await ask(page, query);
    const results = await resultsOf(page);
    const found = results.slice(0, 5).find((href) => href.endsWith(`#${finds}`));
    assert.ok(found !== undefined, `${lang}: "${query}" should find ${finds}; found ${results.join(' ')}`);
    last = { href: found, id: finds };
  }
  await reachAnswer(page, last.href, last.id);
}

/** Looks for the word of each question on the page as it stands, as find-in-page does, and goes to the last answer. */
export async function lookForTen(page: Page, address: string, lang: string): Promise<void> {
  await page.goto(address);
  const items = await page.locator('#_index .texts > li').evaluateAll((all) =>
    all.map((one) => ({
      text: one.textContent.toLowerCase(),
      href: one.querySelector('a')?.getAttribute('href') ?? '',
    })),
  );
  let last = { href: '', id: '' };
  for (const { word, finds } of tenQuestions[lang] ?? []) {
    const found = items.find(
      ({ text, href }) => text.includes(word.toLowerCase()) && href.endsWith(`#${finds}`),
    );
    assert.ok(found, `${lang}: "${word}" should stand beside ${finds}`);
    last = { href: found.href, id: finds };
  }
  await reachAnswer(page, last.href, last.id);
}
