import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { needsBrowser, useBrowser } from '../lib/browser.ts';
import { sites } from '../lib/sites.ts';

const [reference] = sites;
assert.ok(reference);
let server: StaticServer;
before(async () => {
  server = await serveFolder(reference.folder);
});
after(() => server.close());

const { open } = useBrowser();
const address = (path: string): string => new URL(path, server.address).href;
const textOf = (page: Page): Promise<string> => page.locator('body').innerText();

describe('on paper', () => {
  test('there is no navigation, and every answer', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open();
    await page.goto(address('en/abuse.html'));
    const onScreen = await textOf(page);
    await page.emulateMedia({ media: 'print' });
    const printed = await textOf(page);
    assert.match(onScreen, /Questions on this page/);
    assert.doesNotMatch(printed, /Questions on this page|Skip to the text|Home/);
    for (const title of await page.locator('.question > :is(h2, h3)').allInnerTexts())
      assert.ok(printed.includes(title));
    assert.ok((await page.pdf({ format: 'A4' })).byteLength > 10_000);
    await close();
  });

  test('links outside show where they go, and links inside do not', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open();
    await page.goto(address('en/abuse.html'));
    await page.emulateMedia({ media: 'print' });
    const behind = (selector: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((link) => getComputedStyle(link, '::after').content);
    assert.match(await behind('.answer a[href^="https:"]'), /attr|https:/);
    assert.equal(await behind('.answer a[href^="#"]'), 'none');
    await close();
  });
});

describe('drawings', () => {
  test('tell the same without any style, in the right order', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open({ bypassCSP: true });
    await page.goto(address('en/overview.html'));
    await page.locator('style').evaluateAll((styles) => {
      for (const style of styles) style.remove();
    });
    const [path = '', grid = ''] = await page.locator('figure.drawing').allInnerTexts();
    const order = [
      'How data travels',
      'You',
      'Layer for the guard',
      'Guard relay',
      'Middle relay',
      'Exit relay',
      'use HTTPS',
      'Web site',
    ];
    const places = order.map((words) => path.indexOf(words));
    assert.ok(
      places.every((place) => place >= 0),
      path,
    );
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
      'the words are in the order of the path',
    );
    assert.match(grid, /Exit relay\s+No\s+Yes\s+No\s+Yes/);
    await close();
  });

  test('have a caption, headings for rows and columns, and no picture', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open();
    await page.goto(address('en/overview.html'));
    const figures = await page.locator('figure.drawing').count();
    assert.ok(figures >= 3);
    assert.equal(await page.locator('figure.drawing > figcaption').count(), figures);
    assert.equal((await page.locator('.drawing tr > th[scope="col"]').count()) > 0, true);
    assert.equal(
      await page.locator('.drawing tbody tr').count(),
      await page.locator('.drawing tbody th[scope="row"]').count(),
    );
    assert.equal(await page.locator('svg, img, canvas').count(), 0);
    await close();
  });

  test('do not leave their frame on the narrowest phone', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open({ viewport: { width: 320, height: 640 } });
    await page.goto(address('en/overview.html'));
    const overflow = await page
      .locator('.drawing')
      .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
    assert.deepEqual(
      overflow.filter((pixels) => pixels > 0),
      [],
    );
    await close();
  });
});

describe('on a very wide screen', () => {
  test('lines stay short enough to read', async (t) => {
    if (!needsBrowser(t)) return;
    const { page, close } = await open({ viewport: { width: 3840, height: 2160 } });
    await page.goto(address('en/overview.html'));
    const width = await page
      .locator('main p')
      .first()
      .evaluate((line) => line.getBoundingClientRect().width / parseFloat(getComputedStyle(line).fontSize));
    assert.ok(width < 42, `a line is ${String(width)} em wide`);
    await close();
  });
});
