import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright';
import { installPackages, programs } from './find-program.ts';
import { say } from './report.ts';

/** By this variable the tests learn which Chromium to start. */
export const browserVariable = 'ONION_FAQ_CHROMIUM';

/** Chromium and its relatives, where systems put them. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const works = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

/** The browser that Playwright downloads for itself, downloaded if need be. */
function installPlaywrightBrowser(): string | undefined {
  const own = chromium.executablePath();
  if (works(own)) return own;
  say('There is no Chromium on this machine. Asking Playwright for its own (about 170 MB, once) ...');
  const cli = join('node_modules', 'playwright', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  return works(own) ? own : undefined;
}

/** Debian's browser, where this process may install it. */
function installDebianBrowser(): string | undefined {
  say("That did not work. Installing Debian's chromium with apt-get (once; a minute or two) ...");
  return installPackages([programs.chromium]) ? usualPlaces.find(works) : undefined;
}

/**
 * A Chromium for the tests: the one that ONION_FAQ_CHROMIUM names, one that is on the machine, Playwright's own, or
 * Debian's where we are root.
 * @returns path of the program, or undefined when none is to be had
 */
export function findBrowser(): string | undefined {
  const named = process.env[browserVariable];
  if (named !== undefined && named !== '' && works(named)) return named;
  return usualPlaces.find(works) ?? installPlaywrightBrowser() ?? installDebianBrowser();
}

/** So that a browser asks nothing of anybody but the server it is shown. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Starts a Chromium without a window.
 * @param program its path, from {@link findBrowser}
 * @param args further switches
 * @param options further options of Playwright, such as a proxy
 */
export function launchBrowser(
  program: string,
  args: readonly string[] = [],
  options: Pick<LaunchOptions, 'proxy'> = {},
): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    ...options,
    executablePath: program,
    args: [...quiet, ...args, ...(isRoot ? ['--no-sandbox'] : [])],
  });
}
