import { homedir } from 'node:os';
import { firefox, type Browser } from 'playwright';
import { launchBrowser } from '../../scripts/lib/find-browser.ts';
import { program, scriptLevels, watch, type ScriptLevel, type WatchedPage } from './browser.ts';
import { pathOf } from './programs.ts';

/** The security levels of Tor Browser. */
export const securityLevels = ['Standard', 'Safer', 'Safest'] as const;

export type SecurityLevel = (typeof securityLevels)[number];

/** What Firefox goes through Tor with, and leaves names to it. */
const throughTor = (socksPort: number): Record<string, string | number | boolean> => ({
  'network.proxy.type': 1,
  'network.proxy.socks': '127.0.0.1',
  'network.proxy.socks_port': socksPort,
  'network.proxy.socks_remote_dns': true,
  'network.dns.blockDotOnion': false,
  'security.mixed_content.upgrade_display_content': false,
});

const saferPreferences = {
  'javascript.options.ion': false,
  'javascript.options.baselinejit': false,
  'javascript.options.native_regexp': false,
  'javascript.options.asmjs': false,
  'javascript.options.wasm': false,
  'mathml.disabled': true,
  'gfx.font_rendering.graphite.enabled': false,
  'gfx.font_rendering.opentype_svg.enabled': false,
};

/** Preferences that stand for a level; NoScript, which Tor Browser has on top, blocks scripts at Safest. */
const firefoxPreferences: Record<SecurityLevel, Record<string, boolean>> = {
  Standard: {},
  Safer: saferPreferences,
  Safest: { ...saferPreferences, 'svg.disabled': true, 'javascript.enabled': false },
};

const chromiumLevels: Record<SecurityLevel, ScriptLevel> = {
  Standard: 'scripts on',
  Safer: 'no JIT and no WebAssembly',
  Safest: 'scripts off',
};

/** Browsers that tests send through Tor. */
export const engines = ['Chromium', 'Firefox ESR'] as const;

export type Engine = (typeof engines)[number];

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
 * Starts Firefox ESR without a window, as it is at a security level of Tor Browser.
 * @param preferences on top, as in about:config
 */
export async function launchFirefox(
  level: SecurityLevel,
  preferences: Readonly<Record<string, string | number | boolean>> = {},
): Promise<Browser> {
  const launch = (timeout: number): Promise<Browser> =>
    firefox.launch({
      channel: 'moz-firefox',
      executablePath: pathOf('firefox-esr'),
      firefoxUserPrefs: { ...quiet, ...firefoxPreferences[level], ...preferences },
      env: { ...process.env, HOME: homedir(), PW_TEST_SCREENSHOT_NO_FONTS_READY: '1' },
      timeout,
    });
  // On a busy machine it now and then starts and never answers; then another one does.
  return launch(45_000).catch(() => launch(180_000));
}

/** A page of a browser that reaches everything through Tor. Closing it ends the browser. */
export async function openThroughTor(
  engine: Engine,
  level: SecurityLevel,
  socksPort: number,
): Promise<WatchedPage> {
  const { args, javaScriptEnabled } = scriptLevels[chromiumLevels[level]];
  const isChromium = engine === 'Chromium';
  const browser = isChromium
    ? await launchBrowser(program, args, { proxy: { server: `socks5://127.0.0.1:${String(socksPort)}` } })
    : await launchFirefox(level, throughTor(socksPort));
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    ...(isChromium ? { javaScriptEnabled } : {}),
  });
  return { ...watch(page), close: () => browser.close() };
}
