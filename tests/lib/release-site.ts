import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signFile } from '../../scripts/lib/release/minisign.ts';
import {
  beginRelease,
  finishRelease,
  measureSite,
  packFiles,
  writeManifest,
} from '../../scripts/lib/release/write-release.ts';
import { countTranslations, type ReleaseInfo } from '../../src/core/release/release-info.ts';
import type { Catalog } from '../../src/core/model.ts';
import { pathOf } from './programs.ts';

/** A key pair made by the real minisign. */
export interface Keys {
  secretFile: string;
  password: string;
  /** The 56 characters. */
  publicKey: string;
}

/**
 * Makes a key pair.
 * @param folder for its files; the names differ by `name`
 * @param password empty for a key without one, which is quicker to use
 */
export function makeKeys(folder: string, name: string, password = ''): Keys {
  const [secretFile, publicFile] = [join(folder, `${name}.key`), join(folder, `${name}.pub`)];
  const args = ['-G', '-s', secretFile, '-p', publicFile, ...(password === '' ? ['-W'] : [])];
  const { status, stderr } = spawnSync(pathOf('minisign'), args, {
    input: `${password}\n${password}\n`,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return { secretFile, password, publicKey: readFileSync(publicFile, 'utf8').split('\n')[1] ?? '' };
}

/** What a release is to be made of. */
export interface ReleaseWish {
  /** Folder of a built site. */
  site: string;
  catalog: Catalog;
  keys: Keys;
  /** When its commit was made, `2026-11-20T14:03:22Z`. */
  committed: string;
  /** Changes the copy of the site before anything is listed. */
  change?: (folder: string) => void;
}

/** Makes a release as `npm run release` does, without building the site again. @returns its folder */
export async function makeRelease(releases: string, wish: ReleaseWish): Promise<string> {
  const { catalog, committed, keys } = wish;
  const site = join(releases, '..', `site-${committed.replaceAll(':', '')}`);
  mkdirSync(site, { recursive: true });
  cpSync(wish.site, site, { recursive: true });
  wish.change?.(site);
  const commit = Buffer.from(committed).toString('hex').padEnd(40, '0').slice(0, 40);
  const info: ReleaseInfo = {
    name: `${committed.slice(0, 10)}-${commit.slice(-12)}`,
    ...{ commit, committed, content: { commit, committed, tree: commit } },
    ...{ node: process.version.slice(1), tools: {}, languages: countTranslations(catalog) },
    ...(await measureSite(site)),
  };
  const folder = beginRelease(site, releases);
  await writeManifest(folder, info);
  const key = { program: pathOf('minisign'), file: keys.secretFile, password: keys.password };
  await signFile(key, join(folder, 'SHA256SUMS'), `release ${info.name}`);
  await packFiles(folder);
  return (await finishRelease(folder, releases, info)).folder;
}

/** Adds publish.yaml to a content folder. */
export function writePublishSettings(
  content: string,
  keys: Keys,
  targets: Record<string, string>,
  keep = 3,
): void {
  const lines = Object.entries(targets).map(
    ([name, to]) => `  ${name}: { to: '${to}', keep: ${String(keep)} }\n`,
  );
  writeFileSync(join(content, 'publish.yaml'), `key: ${keys.publicKey}\ntargets:\n${lines.join('')}`);
}

/** Adds a sentence to a page, as a later release would have it. */
export const addSentence = (folder: string): void => {
  appendFileSync(join(folder, 'robots.txt'), '# Added later.\n');
};
