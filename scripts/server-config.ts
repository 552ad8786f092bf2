import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasErrors } from '../src/core/finding.ts';
import type { SiteSettings } from '../src/core/model.ts';
import { didYouMean } from '../src/core/nearest.ts';
import { buildClearnetServer, buildOnionServer } from '../src/core/release/nginx.ts';
import { buildTorrc } from '../src/core/release/torrc.ts';
import { parsePlace } from '../src/config/publish.ts';
import { openContent } from '../src/disk/content-source.ts';
import { contentFolder, outFolder } from '../src/disk/folders.ts';
import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { readPublishSettings } from './lib/release/publish-settings.ts';
import { showPath } from './lib/release/release-facts.ts';
import { readServerFacts } from './lib/release/server-facts.ts';
import { reportFailure, StepFailure } from './lib/release/steps.ts';
import { reportFindings, say } from './lib/report.ts';

const usage = `npm run server-config -- nginx [--root <folder>] [--name <name>] [--into <folder>] [--content <folder>] [--out <site>]
Writes the configuration of nginx for the clearnet server and the onion mirror, and the torrc of the onion service,
from the settings and the site that was built last.
  --root <folder>          what the server shows: <folder of the target>/live unless said otherwise
  --name <name>            of the site in file names; its host name unless said otherwise
  --socket <file>          unix socket between tor and nginx
  --certificates <folder>  with fullchain.pem and privkey.pem; Let's Encrypt's unless said otherwise
  --http-port <port>, --https-port <port>, --ipv4-only
  --into <folder>          where the files are written; server-config/ unless said otherwise`;

const { values, positionals } = readArguments(usage, {
  root: { type: 'string' },
  name: { type: 'string' },
  socket: { type: 'string' },
  certificates: { type: 'string' },
  'http-port': { type: 'string' },
  'https-port': { type: 'string' },
  'ipv4-only': { type: 'boolean' },
  into: { type: 'string' },
});

/** A word that goes into a configuration as it is. */
function readWord(name: string, usual: string, pattern: RegExp, expected: string): string {
  const value = values[name];
  const word = typeof value === 'string' ? value : usual;
  if (!pattern.test(word)) stopForUsage(`"${word}" is no value for --${name}; expected ${expected}.`, usage);
  return word;
}

const path = (name: string, usual: string): string =>
  readWord(name, usual, /^\/[\w./-]+$/, 'a whole path of letters, digits, and . - _ /').replace(/\/$/, '');

function port(name: string, usual: number): number {
  const expected = 'a number from 1 to 65535';
  const number = Number(readWord(name, String(usual), /^(?!0)\d{1,5}$/, expected));
  if (number > 65_535)
    stopForUsage(`"${String(number)}" is no value for --${name}; expected ${expected}.`, usage);
  return number;
}

/** The folder of the first target: what lies there is what its server shows. */
function usualRoot(name: string): string {
  const [first] = Object.values(readPublishSettings().targets);
  const folder = first && (parsePlace(first.to)?.folder ?? first.to);
  return `${folder ?? `/srv/${name}`}/live`;
}

/** Names and texts of the files. */
async function buildFiles(): Promise<Record<string, string>> {
  const { catalog, findings } = openContent(contentFolder()).content;
  if (!catalog || hasErrors(findings)) {
    reportFindings(findings);
    throw new StepFailure('The settings cannot be used.', 'Mend the content first.');
  }
  if (!existsSync(outFolder()))
    throw new StepFailure(
      `There is no site in ${outFolder()}.`,
      'Build it first: npm run build',
      exitCodes.failed,
    );
  const { address, onion }: SiteSettings = catalog.settings.site;
  const host = address === undefined ? undefined : new URL(address).hostname;
  const name = readWord('name', host ?? 'site', /^\w[\w.-]*$/, 'letters, digits, and . - _');
  const facts = await readServerFacts(catalog, outFolder(), name, path('root', usualRoot(name)));
  const socket = path('socket', `/run/${name}-onion.sock`);
  const clearnet =
    host === undefined
      ? undefined
      : {
          ...{ host, onion },
          httpPort: port('http-port', 80),
          httpsPort: port('https-port', 443),
          hasIpv6: values['ipv4-only'] !== true,
          certificates: path('certificates', `/etc/letsencrypt/live/${host}`),
        };
  return {
    ...(clearnet ? { [`${name}.conf`]: buildClearnetServer(facts, clearnet) } : {}),
    [`${name}-onion.conf`]: buildOnionServer(facts, socket),
    [`${name}.torrc`]: buildTorrc(name, socket),
  };
}

const [kind = '', ...rest] = positionals;
if (kind !== 'nginx')
  stopForUsage(`There is no server "${kind}"; expected "nginx"${didYouMean(kind, ['nginx'])}`, usage);
if (rest.length > 0) stopForUsage(`"${rest.join(' ')}" is too much.`, usage);
try {
  const files = await buildFiles();
  const into = resolve(typeof values['into'] === 'string' ? values['into'] : 'server-config');
  mkdirSync(into, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(into, name), content);
    console.log(showPath(join(into, name)));
  }
  say('docs/publishing.md says where they go.');
} catch (error) {
  process.exitCode = reportFailure(error);
}
