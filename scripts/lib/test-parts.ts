import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { findBrowser } from './find-browser.ts';
import { installPrograms, type ProgramName } from './find-program.ts';
import { say } from './report.ts';

/** Real programs that tests of releases and mirrors run. */
const realParts: ProgramName[] = [
  'tor',
  'nginx',
  'sshd',
  'ssh',
  'rsync',
  'minisign',
  'openssl',
  'firefox-esr',
];

function findPath(): string {
  const browser = findBrowser();
  if (browser === undefined)
    say(
      'No browser could be found or installed: the tests that need one are skipped. Install Chromium to run them.',
    );
  else say(`The browser of the tests is ${browser}`);
  return browser ?? '';
}

/**
 * Installs what tests need and this machine lacks. A thread of its own does it, since the installer blocks its thread
 * for minutes, in which checks and builds can go on.
 * @returns path of the browser; empty where there is none, or none is needed
 */
export async function prepareParts(isBrowserNeeded: boolean): Promise<string> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { isBrowserNeeded } });
  const [path] = (await once(worker, 'message')) as [string];
  return path;
}

if (!isMainThread) {
  const { isBrowserNeeded } = workerData as { isBrowserNeeded: boolean };
  const path = isBrowserNeeded ? findPath() : '';
  const missing = installPrograms(realParts);
  if (missing.length > 0)
    say(`Tests that need these are skipped, install them to run all: ${missing.join(', ')}`);
  parentPort?.postMessage(path);
}
