import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { outFolder } from '../src/disk/folders.ts';
import { exitCodes, readArguments } from './lib/arguments.ts';
import { buildSite } from './lib/build-site.ts';
import { findBrowser, launchBrowser } from './lib/find-browser.ts';
import { say } from './lib/report.ts';
import { serveFolder } from './lib/static-server.ts';

const usage = `npm run pictures
Takes the pictures of README.md again: the abuse FAQ in light, the overview in dark, into docs/.`;

const shots = [
  { file: 'light.png', path: 'en/abuse.html#exit-relay-expectations', colorScheme: 'light' },
  { file: 'dark.png', path: 'en/overview.html#how-tor-works', colorScheme: 'dark' },
] as const;

async function takePictures(browser: Browser, address: string): Promise<void> {
  mkdirSync('docs', { recursive: true });
  for (const { file, path, colorScheme } of shots) {
    const page = await browser.newPage({
      viewport: { width: 900, height: 1000 },
      colorScheme,
      javaScriptEnabled: false,
    });
    await page.goto(new URL(path, address).href);
    await page.screenshot({ path: join('docs', file) });
    await page.close();
    say(`docs/${file}`);
  }
}

readArguments(usage);
const program = findBrowser();
if (program === undefined) {
  say('There is no browser to take pictures with: install Chromium.');
  process.exitCode = exitCodes.failed;
} else if (await buildSite()) {
  const server = await serveFolder(outFolder());
  const browser = await launchBrowser(program);
  await takePictures(browser, server.address);
  await browser.close();
  await server.close();
} else {
  process.exitCode = exitCodes.findings;
}
