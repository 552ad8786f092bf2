import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ContentSource } from '../../src/disk/content-source.ts';
import { makeKeys, makeRelease, writePublishSettings, type Keys } from './release-site.ts';
import { withoutTestRunner, type CommandResult } from './run-command.ts';
import { bikeClub, copyContent, temporaryFolder, write } from './temporary.ts';
import { verifyPlace } from './verify.ts';

/** Releases that are large enough for a run to be stopped in the middle of everything, and where they go. */
export interface Workshop {
  content: string;
  keys: Keys;
  /** Two releases, the older first. */
  releases: [string, string];
  target: string;
}

/** How large the releases are. */
export interface SiteWish {
  files: number;
  /** Bytes of each file, which no compression makes smaller. */
  bytes: number;
}

/** @param place how the settings name a folder: `user@host:` before it, or nothing */
export async function makeWorkshop(
  { files, bytes }: SiteWish,
  target: string,
  place: (folder: string) => string,
): Promise<Workshop> {
  const [root, content] = [temporaryFolder(), copyContent()];
  const site = join(root, 'built');
  write(join(site, 'index.html'), '<!doctype html><title>Front</title>');
  mkdirSync(join(site, 'data'));
  const { catalog } = new ContentSource(bikeClub).content;
  assert.ok(catalog);
  const keys = makeKeys(root, 'ours');
  const fill = (folder: string): void => {
    for (let index = 0; index < files; index += 1)
      writeFileSync(join(folder, 'data', `${String(index)}.bin`), randomBytes(bytes));
  };
  const make = (day: string): Promise<string> =>
    makeRelease(join(root, 'releases'), { site, catalog, keys, committed: `${day}T00:00:00Z`, change: fill });
  const releases: [string, string] = [await make('2026-11-20'), await make('2026-11-21')];
  writePublishSettings(content, keys, { there: place(target) }, 2);
  return { content, keys, releases, target };
}

/** A run of `npm run publish` that can be stopped. */
export interface Run {
  child: ChildProcess;
  result: Promise<CommandResult>;
}

/** Starts publishing a release. */
export function startPublishing({ content }: Workshop, release: string, ...words: string[]): Run {
  const args = ['scripts/publish.ts', 'there', '--content', content, '--release', release, ...words];
  const child = spawn(process.execPath, args, {
    env: withoutTestRunner(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const result: CommandResult = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (result.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (result.stderr += chunk.toString()));
  return {
    child,
    result: new Promise((resolve) => {
      child.on('close', (code) => {
        resolve({ ...result, code });
      });
    }),
  };
}

/** Holds what readers see against the signature. @returns name of the release */
export async function checkLive({ target, keys }: Workshop): Promise<string> {
  const live = join(target, 'live');
  const { code, findings } = await verifyPlace(live, { publicKey: keys.publicKey });
  assert.deepEqual([code, findings], [0, []]);
  return basename(readlinkSync(live));
}
