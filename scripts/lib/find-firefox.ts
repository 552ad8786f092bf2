import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { firefox, type Browser } from 'playwright';
import { say } from './report.ts';

/** By this variable the tests learn which Firefox to start. */
export const firefoxVariable = 'ONION_FAQ_FIREFOX';

/** Firefox ESR, on which Tor Browser is built, or another Firefox, where systems put them. */
const usualPlaces = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

const works = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

/** Debian's, where this process may install it. */
function installDebianFirefox(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('There is no Firefox on this machine. Installing firefox-esr with apt-get (once; a minute or two) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  const words = ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'];
  spawnSync('apt-get', words, { stdio: 'ignore', env });
  return usualPlaces.find(works);
}

/**
 * A Firefox for the tests: the one that ONION_FAQ_FIREFOX names, one that is on the machine, or Debian's where we are
 * root.
 * @returns path of the program, or undefined when none is to be had
 */
export function findFirefox(): string | undefined {
  const named = process.env[firefoxVariable];
  if (named !== undefined && named !== '' && works(named)) return named;
  return usualPlaces.find(works) ?? installDebianFirefox();
}

/** So that it asks nothing of anybody but the server it is shown. */
const quiet = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
};

/**
 * Starts a Firefox without a window.
 * @param program its path, from {@link findFirefox}
 * @param preferences as in about:config
 */
export async function launchFirefox(
  program: string,
  preferences: Readonly<Record<string, string | number | boolean>> = {},
): Promise<Browser> {
  const launch = (timeout: number): Promise<Browser> =>
    firefox.launch({
      executablePath: program,
      channel: 'moz-firefox',
      firefoxUserPrefs: { ...quiet, ...preferences },
      timeout,
    });
  // On a busy machine it now and then starts and never answers; then another one does.
  return launch(45_000).catch(() => launch(180_000));
}
