import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { AstroInlineConfig } from 'astro';
import { sortFindings, type Finding } from '../../src/core/finding.ts';
import { openContent } from '../../src/disk/content-source.ts';
import { contentFolder, lastVariable, outFolder, outVariable, buildsFolder } from '../../src/disk/folders.ts';
import { dropLeftovers, findLeftovers } from '../../src/disk/processes.ts';
import { exitCodes } from './arguments.ts';
import { parseAhead } from './parse-ahead.ts';
import { reportFindings, say } from './report.ts';
import { findRefusal } from './site-place.ts';
import { noteStage, stageTimes } from './stages.ts';

/** Folders beside the site: where the next one is built, and the last one while the two change places. */
const nextFolder = (out: string): string => `${out}.next-${String(process.pid)}`;
const lastFolder = (out: string): string => `${out}.last-${String(process.pid)}`;

/** Clears up after builds that were killed: brings the last site back where none is, and drops half-built ones. */
function recover(out: string): void {
  const [last] = findLeftovers(dirname(out), `${basename(out)}.last-`);
  if (last !== undefined && !existsSync(out)) renameSync(last, out);
  for (const part of ['last', 'next']) dropLeftovers(dirname(out), `${basename(out)}.${part}-`);
  dropLeftovers(buildsFolder(), '');
}

/**
 * Runs Astro in a folder of its own inside the project: it writes notes into the folder that it takes for its root, and
 * for a site outside of the project its code into one that all builds share.
 * @param work the folder, which is not there yet
 * @returns where the site is
 * @throws Error of Astro
 */
async function runAstro(work: string): Promise<string> {
  const { build } = await import('astro');
  mkdirSync(work, { recursive: true });
  const site = join(work, 'site');
  process.env[lastVariable] = outFolder();
  process.env[outVariable] = site;
  // Loaded here rather than by Astro, which would read all modules of it again, through Vite.
  const { default: config } = (await import(pathToFileURL(resolve('astro.config.mjs')).href)) as {
    default: AstroInlineConfig;
  };
  await build({
    ...config,
    root: work,
    configFile: false,
    cacheDir: join(work, 'cache'),
    logLevel: 'warn',
    integrations: [...(config.integrations ?? []), stageTimes()],
  });
  return site;
}

/** Paths of the files of a folder and of those below it. */
const listFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
        statSync(join(folder, path)).isFile(),
      )
    : [];

/** Files of public/ of which the site has not the bytes, since it has something else at their path. */
function findTakenNames(site: string): Finding[] {
  const bytesOf = (folder: string, path: string): Buffer => readFileSync(join(folder, path));
  const taken = listFiles('public').filter((path) => !bytesOf(site, path).equals(bytesOf('public', path)));
  return sortFindings(
    taken.map((path) => ({
      code: 'public/taken',
      severity: 'error',
      file: `public/${path}`,
      line: 1,
      message: `the site makes a file "${path}" of its own, so this one would be missing`,
      hint: 'Give this file another name, or delete it.',
    })),
  );
}

/** Moves a folder, to another disk if need be. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** Renames a folder. @returns false when that was refused with a certain error */
function tryRename(from: string, to: string, refusal: 'ENOENT' | 'ENOTEMPTY'): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== refusal) throw error;
    return false;
  }
}

/** Puts the new site in the place of the old one. Of builds that do so at the same time, the last one stays. */
function swap(next: string, out: string): void {
  const last = lastFolder(out);
  do {
    rmSync(last, { recursive: true, force: true });
    tryRename(out, last, 'ENOENT');
  } while (!tryRename(next, out, 'ENOTEMPTY'));
  rmSync(last, { recursive: true, force: true });
}

/**
 * Builds the site of the content folder of this run, and ends the process when it would take the place of anything but
 * a site. Until the whole new site is there, the old one stays untouched.
 * @returns false when the content or public/ has errors, which have been printed
 * @throws Error of Astro or the file system
 */
export async function buildSite(): Promise<boolean> {
  const out = outFolder();
  const refusal = findRefusal(out, contentFolder());
  if (refusal !== undefined) {
    say(refusal);
    process.exit(exitCodes.usage);
  }
  const start = performance.now();
  const source = openContent(contentFolder());
  // V8 likes to have as much memory again to spare, which of many texts is more than there is.
  if (source.areMany) setFlagsFromString('--heap-growing-percent=20');
  // Loads while other threads parse.
  void import('astro');
  await parseAhead(source);
  const { findings } = source.content;
  noteStage('read', start);
  if (reportFindings(findings)) return false;
  mkdirSync(dirname(out), { recursive: true });
  recover(out);
  const [next, work] = [nextFolder(out), join(buildsFolder(), String(process.pid))];
  try {
    const site = await runAstro(work);
    if (reportFindings(findTakenNames(site))) return false;
    move(site, next);
    swap(next, out);
  } finally {
    process.env[outVariable] = out;
    for (const folder of [next, work]) rmSync(folder, { recursive: true, force: true });
  }
  say(`The site is in ${out}`);
  return true;
}
