import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { needsBrowser, useBrowser } from '../lib/browser.ts';
import { startDevServer } from '../lib/dev-server.ts';
import { copyContent } from '../lib/temporary.ts';

const content = copyContent();
const question = join(content, 'de/questions/deposit.mdx');
let address = '';

before(async () => {
  address = await startDevServer(content);
});

const { open } = useBrowser();

function edit(from: string | RegExp, to: string): void {
  const text = readFileSync(question, 'utf8');
  const changed = text.replace(from, to);
  assert.notEqual(changed, text);
  writeFileSync(question, changed);
}

test('an edited answer is shown at once, a broken one as its findings, and a mended one again', async (t) => {
  if (!needsBrowser(t)) return;
  const { page, close } = await open();
  await page.goto(`${address}de/borrowing.html`);
  await page.locator('#deposit').waitFor();
  const body = readFileSync(question, 'utf8');

  edit(/^short: .*$/m, 'short: Ein ganz neuer kurzer Satz.');
  await page.getByText('Ein ganz neuer kurzer Satz.').first().waitFor({ timeout: 20_000 });

  writeFileSync(question, `${body}\nUnd [hier](question:deposite) geht es weiter.\n`);
  await page.getByText('links/name-unknown').waitFor({ timeout: 20_000 });
  const text = await page.locator('body').innerText();
  const line = body.split('\n').length + 1;
  assert.ok(text.includes(`content/de/questions/deposit.mdx:${String(line)}: links/name-unknown`), text);
  assert.match(text, /did you mean "deposit"\?/);

  const other = await fetch(`${address}fr/about.html`);
  assert.equal(other.status, 500, 'no page pretends that all is well');

  writeFileSync(question, `${body}\nUnd hier geht es weiter.\n`);
  await page.getByText('Und hier geht es weiter.').waitFor({ timeout: 20_000 });
  await close();
});

test('whoever asks right after saving never gets the old answer', async (t) => {
  if (!needsBrowser(t)) return;
  for (const round of ['eins', 'zwei', 'drei']) {
    edit(/^short: .*$/m, `short: Fassung ${round}.`);
    const html = await (await fetch(`${address}de/borrowing.html`)).text();
    assert.ok(html.includes(`Fassung ${round}.`), round);
  }
});

test('the search page has its first tier', async (t) => {
  if (!needsBrowser(t)) return;
  const { page, requests, close } = await open();
  const errors: string[] = [];
  // Where no policy forbids it, Chromium now and then asks for an icon that no page names.
  page.on('console', (message) => {
    const isIcon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !isIcon) errors.push(message.text());
  });
  await page.goto(`${address}de/search.html`);
  const found = page.locator('#_results a[href$="#deposit"]');
  // The edits of the test before may still load the page once more, which empties the field.
  for (let times = 0; times < 10 && !(await found.isVisible()); times += 1) {
    await page.fill('#_query', 'pfnad');
    await found.waitFor({ timeout: 2_000 }).catch(() => undefined);
  }
  assert.ok(await found.isVisible());
  assert.ok(!requests.some((url) => url.includes('pagefind')));
  assert.deepEqual(errors, []);
  await close();
});

test('a new letter has its page at once', async () => {
  const statusOf = async (id: string): Promise<number> =>
    (await fetch(`${address}de/letters/${id}.html`)).status;
  assert.equal(await statusOf('parked-bike'), 200);
  for (const lang of ['fr', 'de', 'ar'])
    cpSync(join(content, lang, 'letters/booking-server.mdx'), join(content, lang, 'letters/lost-key.mdx'));
  const plan =
    '  - { id: lost-key, to: complainant, severity: low, opening: full, fields: [server, door, file] }\n';
  appendFileSync(join(content, 'letters.yaml'), plan);
  let status = 0;
  for (let times = 0; times < 40 && status !== 200; times += 1) {
    await delay(250);
    status = await statusOf('lost-key');
  }
  assert.equal(status, 200);
});

test('letters are there as text and as data', async () => {
  const text = await fetch(`${address}de/letters/parked-bike.txt`);
  assert.equal(text.headers.get('content-type'), 'text/plain; charset=utf-8');
  const data = await fetch(`${address}de/letters.json`);
  assert.equal(data.headers.get('content-type'), 'application/json; charset=utf-8');
  const { language, letters } = (await data.json()) as {
    language: string;
    letters: { id: string; subject: string }[];
  };
  assert.equal(language, 'de');
  const subject =
    letters
      .find(({ id }) => id === 'parked-bike')
      ?.subject.split('{')[0]
      ?.trim() ?? '';
  assert.notEqual(subject, '');
  assert.ok((await text.text()).includes(subject), subject);
  assert.equal((await fetch(`${address}de/letters/no-such.txt`)).status, 404);
});
