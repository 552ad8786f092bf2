import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { needsBrowser, useBrowser, type ScriptLevel } from '../lib/browser.ts';
import { runCommand } from '../lib/run-command.ts';
import { sites } from '../lib/sites.ts';
import { bikeClub } from '../lib/temporary.ts';

const club = sites.find(({ name }) => name === 'cargo-bike-club');
const folder = club?.folder ?? '';
let server: StaticServer;
before(async () => {
  server = await serveFolder(folder);
});
after(() => server.close());

const places = {
  'from a server': () => server.address,
  'from a disk': () => `${pathToFileURL(folder).href}/`,
};

const visibleParts = (page: Page): Promise<string[]> =>
  page
    .locator('.letter > [data-part]:visible')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['part'] ?? ''));

async function fillAll(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`#_field-${name}`, value);
}

const values = { recipient: 'Mairie', day: '2026-11-20', name: 'Camille Petit' };

for (const level of [
  'scripts on',
  'no JIT and no WebAssembly',
  'scripts off',
] as const satisfies ScriptLevel[]) {
  for (const [place, root] of Object.entries(places)) {
    describe(`a letter, ${level}, ${place}`, () => {
      const { open } = useBrowser(level);

      test('is complete, and its opening can be chosen with the keyboard', async (t) => {
        if (!needsBrowser(t)) return;
        const { page, complaints, requests, close } = await open({ viewport: { width: 390, height: 800 } });
        await page.goto(`${root()}ar/letters/parked-bike.html`);
        assert.deepEqual(await visibleParts(page), ['greeting', 'full', 'body', 'closing']);
        await page.locator('#_full').focus();
        await page.keyboard.press('ArrowDown');
        assert.deepEqual(await visibleParts(page), ['greeting', 'short', 'body', 'closing']);
        await page.click('[for="_none"]');
        assert.deepEqual(await visibleParts(page), ['greeting', 'body', 'closing']);
        assert.equal(await page.locator('p[data-part]:visible').count(), 1);
        assert.equal(await page.locator('#_fill').isVisible(), level !== 'scripts off');
        assert.deepEqual(complaints, []);
        assert.equal(requests.length, level === 'scripts off' ? 1 : 2, requests.join(' '));
        await close();
      });
    });
  }
}

for (const [place, root] of Object.entries(places)) {
  describe(`filling a letter in, ${place}`, () => {
    const { open } = useBrowser('scripts on');

    test('shows what is typed, and copies exactly what the text file says', async (t) => {
      if (!needsBrowser(t)) return;
      const { page, complaints, close } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
      await page.goto(`${root()}fr/letters/parked-bike.html`);
      await fillAll(page, { ...values, file: 'A-17' });
      await page.click('#_copy');
      await page.getByText('Copié.').waitFor();
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      const file = readFileSync(join(folder, 'fr/letters/parked-bike.txt'), 'utf8');
      const expected = file
        .slice(file.indexOf('\n\n'))
        .replace('[nom du destinataire]', 'Mairie')
        .replaceAll('[date]', '2026-11-20')
        .replace('[numéro de dossier]', 'A-17')
        .replace('[votre nom]', 'Camille Petit');
      const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
      assert.equal(words(copied), words(expected));
      assert.deepEqual(complaints, []);
      await close();
    });

    for (const [name, more] of [
      ['all fields', { file: 'A-17' }],
      ['no optional field', {}],
    ] as const) {
      test(`copies in Arabic what the command prints: ${name}`, async (t) => {
        if (!needsBrowser(t)) return;
        const fields = {
          ...{ recipient: 'Mairie', server: '2001:db8::1:a', door: '8080', name: 'Camille Petit' },
          ...more,
        };
        const { page, close } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
        await page.goto(`${root()}ar/letters/booking-server.html`);
        await fillAll(page, fields);
        await page.click('#_copy');
        await page.waitForFunction("document.getElementById('_said').textContent !== ''");
        const copied = await page.evaluate<string>('navigator.clipboard.readText()');
        const words = Object.entries(fields).flatMap(([field, value]) => ['--set', `${field}=${value}`]);
        const args = ['booking-server', '--lang', 'ar', '--json', '--content', bikeClub, ...words];
        const { stdout, stderr } = await runCommand('letter', args);
        const { body } = JSON.parse(stdout || `"${stderr}"`) as { body: string };
        const unwrapped = (text: string): string => text.replace(/\s+/g, ' ').trim();
        assert.equal(unwrapped(copied), unwrapped(body));
        assert.match(copied, /\u200E2001:db8::1:a\u200E/);
        assert.equal(
          copied.includes('https:'),
          'file' in more,
          'an address goes with the line that it is of',
        );
        await close();
      });
    }

    test('says what is still empty before it copies, and copies when asked again', async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
      await page.goto(`${root()}fr/letters/parked-bike.html`);
      await page.fill('#_field-day', '2026-11-31');
      await page.click('#_copy');
      const said = page.locator('#_said');
      assert.match(await said.innerText(), /Encore vide : nom du destinataire, date, votre nom$/);
      assert.equal(await page.locator('#_field-day').getAttribute('aria-invalid'), 'true');
      await page.click('#_copy');
      await page.getByText('Copié.').waitFor();
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      assert.match(copied, /Bonjour \[nom du destinataire\],/);
      await page.fill('#_field-recipient', 'Mairie');
      await page.fill('#_field-recipient', '');
      await page.click('#_copy');
      assert.match(await said.innerText(), /Encore vide/, 'of a letter that has changed it is said again');
      assert.doesNotMatch(copied, /Votre référence/, 'an optional line that is empty is left out');
      await close();
    });

    test('saves the letter as a text file, with subject', async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open({ acceptDownloads: true });
      await page.goto(`${root()}fr/letters/parked-bike.html`);
      await fillAll(page, values);
      await page.click('[for="_short"]');
      const waiting = page.waitForEvent('download');
      await page.click('#_save');
      const download = await waiting;
      assert.equal(download.suggestedFilename(), 'parked-bike.txt');
      const text = readFileSync(await download.path(), 'utf8');
      assert.match(text, /^Le vélo du 2026-11-20\n\nBonjour Mairie,\n\nMerci pour votre message\.\n\n/);
      await close();
    });

    test('values stay text, whatever they are', async (t) => {
      if (!needsBrowser(t)) return;
      const { page, complaints, close } = await open();
      await page.goto(`${root()}fr/letters/parked-bike.html`);
      for (const value of [
        '<script>alert(1)</script><b>',
        '$& $1',
        '{day}',
        '\u202Eevil',
        'x'.repeat(10_000),
      ]) {
        await page.fill('#_field-name', value);
        const shown = await page.locator('mark[data-field="name"]').first().textContent();
        assert.equal(shown, value.replace('\u202E', ''));
      }
      assert.equal(await page.locator('.letter script, .letter b').count(), 0);
      assert.deepEqual(complaints, []);
      await close();
    });

    test('a reload forgets, and nothing is stored', async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open();
      await page.goto(`${root()}fr/letters/parked-bike.html`);
      await fillAll(page, values);
      await page.reload();
      assert.equal(await page.inputValue('#_field-name'), '');
      const stored = await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]');
      assert.deepEqual(stored, [0, 0, '']);
      await close();
    });

    test('where the clipboard is not to be had, the letter is selected', async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open();
      await page.addInitScript(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;",
      );
      await page.goto(`${root()}fr/letters/parked-bike.html`);
      await fillAll(page, values);
      await page.click('#_copy');
      await page.getByText('La lettre est sélectionnée', { exact: false }).waitFor();
      assert.match(await page.evaluate<string>('getSelection().toString()'), /Bonjour Mairie,/);
      assert.equal(await page.evaluate('document.activeElement.id'), '_copy', 'the focus stays');
      await close();
    });

    test('the mail link follows what is typed', async (t) => {
      if (!needsBrowser(t)) return;
      const { page, close } = await open();
      await page.goto(`${root()}fr/letters/booking-server.html`);
      await page.fill('#_field-server', '192.0.2.7');
      const href = (await page.locator('.mail:visible').getAttribute('href')) ?? '';
      assert.match(decodeURIComponent(href), /subject=Le serveur 192\.0\.2\.7&body=Bonjour/);
      const withText = await page.locator('.mail:visible').innerText();
      await page.fill('#_field-recipient', 'x'.repeat(2_000));
      assert.doesNotMatch((await page.locator('.mail:visible').getAttribute('href')) ?? '', /body=/);
      const withoutText = await page.locator('.mail:visible').innerText();
      assert.notEqual(withoutText, withText, 'the link says that it holds the subject only');
      await page.fill('#_field-recipient', 'Mairie');
      assert.equal(await page.locator('.mail:visible').innerText(), withText);
      await close();
    });
  });
}
