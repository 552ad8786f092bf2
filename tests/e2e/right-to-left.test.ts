import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { enabledLanguages } from '../../src/core/catalog.ts';
import { needsBrowser, useBrowser } from '../lib/browser.ts';
import { sites, typicalPages } from '../lib/sites.ts';

/** What a reader would see as broken. */
interface Faults {
  /** Texts that stick out of the window. */
  outside: string[];
  /** Texts that their box cuts off. */
  clipped: string[];
  /** Pairs of texts that lie on each other. */
  overlapping: string[];
}

/**
 * Looks at every line of text of a page. Lines of one paragraph stand close, and tall scripts reach above and below, so
 * of each line only the middle half of its height counts.
 */
function findFaults(page: Page): Promise<Faults> {
  return page.evaluate(() => {
    const lines: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
    const clipped: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!parent || text === '' || parent.closest('.skip, style, script, noscript')) continue;
      const { overflowX, textOverflow } = getComputedStyle(parent);
      if ((overflowX !== 'visible' || textOverflow !== 'clip') && parent.scrollWidth > parent.clientWidth + 1)
        clipped.push(text);
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, height } of range.getClientRects()) {
        if (right - left > 1 && height > 1)
          lines.push({ text, left, right, top: top + height / 4, bottom: top + (height * 3) / 4 });
      }
    }
    const width = document.documentElement.clientWidth;
    const outside = lines.filter(({ left, right }) => left < -1 || right > width + 1).map(({ text }) => text);
    const overlapping: string[] = [];
    lines.sort((a, b) => a.top - b.top);
    for (const [index, line] of lines.entries()) {
      for (let other = index + 1; other < lines.length; other += 1) {
        const next = lines[other];
        if (!next || next.top >= line.bottom - 1) break;
        if (next.left < line.right - 2 && line.left < next.right - 2)
          overlapping.push(
            [line, next]
              .map(({ text: words }) => `"${words.slice(0, 40)}"`)
              .sort()
              .join(' and '),
          );
      }
    }
    return { outside, clipped, overlapping };
  });
}

describe('a language that is written from right to left, on a phone', () => {
  const { open } = useBrowser('scripts on');
  const phone = { viewport: { width: 360, height: 740 } };

  test('what is broken is seen', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open(phone);
    await page.setContent(`<p>One line.</p><p style="margin-block-start: -2.2rem">Another line.</p>
      <p style="margin-inline-start: -50px">Outside</p>
      <p style="inline-size: 3rem; white-space: nowrap; overflow: hidden">Much too long for its box.</p>`);
    assert.deepEqual(await findFaults(page), {
      outside: ['Outside'],
      clipped: ['Much too long for its box.'],
      overlapping: ['"Another line." and "One line."'],
    });
    await close();
  });

  for (const site of sites) {
    const tag = enabledLanguages(site.catalog).find(({ dir }) => dir === 'rtl')?.tag;
    if (tag === undefined) continue;
    let server: StaticServer;
    before(async () => {
      server = await serveFolder(site.folder);
    });
    after(() => server.close());
    test(`no text of "${site.name}" is cut off, sticks out or lies on another, and code runs the other way`, async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open(phone);
      for (const path of typicalPages(site, [tag]).filter((one) => one.startsWith(`${tag}/`))) {
        await page.goto(new URL(path, server.address).href);
        assert.equal(await page.locator('html').getAttribute('dir'), 'rtl', path);
        const directions = (selector: string): Promise<string[]> =>
          page
            .locator(selector)
            .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).direction))]);
        assert.deepEqual(await directions('h1:not([dir])'), ['rtl'], path);
        assert.ok(
          (await directions('code, pre, [dir="ltr"]')).every((one) => one === 'ltr'),
          path,
        );
        assert.deepEqual(await findFaults(page), { outside: [], clipped: [], overlapping: [] }, path);
      }
      await close();
    });
  }
});
