import assert from 'node:assert/strict';
import { after, type TestContext } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { launchBrowser } from '../../scripts/lib/find-browser.ts';

/** How a browser meets the site: as Tor Browser's levels do. */
export const scriptLevels = {
  'scripts on': { args: [], javaScriptEnabled: true },
  'no JIT and no WebAssembly': { args: ['--js-flags=--jitless'], javaScriptEnabled: true },
  'scripts off': { args: [], javaScriptEnabled: false },
} as const;

export type ScriptLevel = keyof typeof scriptLevels;

/** Path of the Chromium of this run, or an empty text. */
export const program = process.env['ONION_FAQ_CHROMIUM'] ?? '';

/**
 * True when there is a browser. Where there is none the test is skipped on a person's machine, and fails in
 * continuous integration, which has to bring everything.
 */
export function needsBrowser(test: TestContext): boolean {
  if (program !== '') return true;
  assert.notEqual(process.env['CI'], 'true', 'there is no browser, and continuous integration must have one');
  test.skip('no browser on this machine');
  return false;
}

/** Browsers of this test file by their switches: a start takes as long as opening twenty pages. */
const browsers = new Map<string, Promise<Browser>>();
after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

function startOnce(args: readonly string[]): Promise<Browser> {
  const key = args.join(' ');
  const browser = browsers.get(key) ?? launchBrowser(program, args);
  browsers.set(key, browser);
  return browser;
}

/** Gives tests pages, each with storage and cache of its own, in a browser that the tests of a file share. */
export function useBrowser(level: ScriptLevel = 'scripts on'): {
  open: (options?: BrowserContextOptions) => Promise<WatchedPage>;
} {
  const { args, javaScriptEnabled } = scriptLevels[level];
  return {
    open: async (options = {}) => {
      const browser = await startOnce(args);
      const page = await browser.newPage({
        viewport: { width: 1280, height: 900 },
        javaScriptEnabled,
        ...options,
      });
      return watch(page);
    },
  };
}

/** A page with everything that it said and asked for. */
export interface WatchedPage {
  page: Page;
  /** Console messages, errors and policy violations. */
  complaints: string[];
  /** Addresses that were requested. */
  requests: string[];
  close: () => Promise<void>;
}

/** Listens to everything that a page says and asks for. */
export function watch(page: Page): WatchedPage {
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  return { page, complaints, requests, close: () => page.close() };
}
