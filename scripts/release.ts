import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { manifestName } from '../src/core/release/files.ts';
import type { PublicKey } from '../src/core/release/minisign.ts';
import { contentFolder } from '../src/disk/folders.ts';
import { readArguments, stopForUsage } from './lib/arguments.ts';
import { checks, runScript } from './lib/checks.ts';
import { buildFresh, compareFolders, makeWorkFolder, type Sources } from './lib/release/fresh-build.ts';
import { findSigningKey, signAndCheck, type SigningKey } from './lib/release/minisign.ts';
import { readPublicKey, readPublishSettings } from './lib/release/publish-settings.ts';
import {
  checkNode,
  checkUrgent,
  describeRelease,
  readSources,
  showPath,
} from './lib/release/release-facts.ts';
import {
  doStep,
  formatBytes,
  plural,
  reportFailure,
  showProgress,
  StepFailure,
} from './lib/release/steps.ts';
import {
  beginRelease,
  finishRelease,
  measureSite,
  packFiles,
  writeManifest,
} from './lib/release/write-release.ts';
import { say } from './lib/report.ts';

const usage = `npm run release [-- --key <file>] [--password-file <file>] [--unsigned] [--into <folder>] [--content <folder>]
Makes a release of the commit that is checked out, in releases/<date>-<hash>: checks everything, builds twice in fresh
folders, compares, lists the SHA-256 of every file, signs the list with minisign.
  --key <file>            secret key of minisign (or ONION_FAQ_KEY)
  --password-file <file>  file with its password (or ONION_FAQ_KEY_PASSWORD, or the terminal)
  --unsigned              signs nothing: to compare SHA256SUMS with those of a published release
  --into <folder>         folder of the releases`;

const { values, positionals } = readArguments(usage, {
  key: { type: 'string' },
  'password-file': { type: 'string' },
  unsigned: { type: 'boolean' },
  into: { type: 'string' },
});
if (positionals.length > 0) stopForUsage(`"${positionals.join(' ')}" is too much.`, usage);

const text = (name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

/** A secret key with the public one that has to fit. */
interface Signer {
  key: SigningKey;
  publicKey: PublicKey;
}

/** What is needed to sign; a signature of nothing in particular shows at once whether key and password fit. */
function findKey(sources: Sources, work: string): Promise<Signer | undefined> {
  return doStep('Key', async () => {
    if (values['unsigned'] === true) return { value: undefined, says: 'none, the release stays unsigned' };
    const publicKey = readPublicKey(readPublishSettings());
    const words = { key: text('key'), passwordFile: text('password-file') };
    const key = findSigningKey(words, [sources.program.root, sources.content.root]);
    const trial = join(work, 'trial');
    writeFileSync(trial, 'trial');
    await signAndCheck(key, publicKey, trial, 'trial');
    return { value: { key, publicKey }, says: `${key.file}, for the public key ${publicKey.id}` };
  });
}

async function runChecks(day: string): Promise<void> {
  for (const { name, title, run, needsSite = false } of checks) {
    if (needsSite) continue;
    await doStep(title, async () => {
      if (name === 'content') showProgress('');
      const { ok, output } = await run(day);
      if (!ok) throw new StepFailure(output.trimEnd(), 'Mend what is named above.');
      return { value: undefined, says: '' };
    });
  }
}

/** Every link and anchor of the site that goes into the release. */
async function checkLinks(site: string): Promise<void> {
  await doStep('Links', async () => {
    const { ok, output } = await runScript('links', ['--content', contentFolder(), '--out', site]);
    if (!ok) throw new StepFailure(output.trimEnd(), 'Mend what is named above.');
    return { value: undefined, says: 'every link and anchor leads somewhere' };
  });
}

/** Two builds in two folders, in two time zones; the second only proves that the first can be repeated. */
async function buildTwice(sources: Sources, work: string): Promise<string> {
  const site = await doStep('Build in a fresh folder', async () => {
    const value = await buildFresh(sources, work, 'first');
    const { files, bytes } = await measureSite(value);
    return { value, says: `${plural(files, 'file')}, ${formatBytes(bytes)}` };
  });
  await checkLinks(site);
  await doStep('Build again and compare', async () => {
    const again = await buildFresh(sources, work, join('another', 'second'), {
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'C',
    });
    const different = await compareFolders(site, again);
    if (different.length === 0) return { value: undefined, says: 'the same bytes' };
    throw new StepFailure(
      `Two builds of one commit differ in:\n${different.join('\n')}`,
      'Something in the program depends on time, folder or chance. Nobody could check such a release.',
    );
  });
  return site;
}

async function sign({ key, publicKey }: Signer, folder: string, name: string): Promise<void> {
  await doStep('Signature', async () => {
    await signAndCheck(key, publicKey, join(folder, manifestName), `release ${name}`);
    return { value: undefined, says: `by the key ${publicKey.id}` };
  });
}

async function release(): Promise<void> {
  const releases = resolve(text('into') ?? 'releases');
  const sources = await doStep('Everything committed', readSources);
  await doStep('Node', checkNode);
  const day = sources.content.committed.slice(0, 10);
  const work = makeWorkFolder();
  const signer = await findKey(sources, work);
  const catalog = await doStep('Every 1-high text in every language', () => checkUrgent(day));
  await runChecks(day);
  const site = await buildTwice(sources, work);
  const info = describeRelease(catalog, sources, await measureSite(site));
  const folder = beginRelease(site, releases);
  await doStep('List of SHA-256', async () => {
    const files = await writeManifest(folder, info);
    return { value: undefined, says: plural(files, 'file') };
  });
  if (signer) await sign(signer, folder, info.name);
  await doStep('Compressed copies', async () => {
    const { files, bytes } = await packFiles(folder);
    return { value: undefined, says: `${plural(files, 'file')}, ${formatBytes(bytes)}` };
  });
  const finished = await finishRelease(folder, releases, info);
  console.log(showPath(finished.folder));
  if (finished.isKept) say('The signed release there has the same files, so it stays.');
  else if (signer) say('The release is ready: npm run publish -- <target>');
  else say(`Compare ${manifestName} with the published one.`);
}

try {
  await release();
} catch (error) {
  process.exitCode = reportFailure(error);
}
