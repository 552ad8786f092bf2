import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'astro';
import { openContent } from '../../src/disk/content-source.ts';
import { cacheFolder, contentFolder, outFolder, outVariable } from '../../src/disk/folders.ts';
import { parseAhead } from './parse-ahead.ts';
import { reportFindings, say } from './report.ts';
import { noteStage, stageTimes } from './stages.ts';

/** Folders beside the site: where the next one is built, and the last one while the two change places. */
const nextFolder = (out: string): string => `${out}.next-${String(process.pid)}`;
const lastFolder = (out: string): string => `${out}.last`;

/** Clears up after builds that were killed: brings the last site back where none is, and drops half-built ones. */
function recover(out: string): void {
  if (!existsSync(out) && existsSync(lastFolder(out))) renameSync(lastFolder(out), out);
  rmSync(lastFolder(out), { recursive: true, force: true });
  if (!existsSync(dirname(out))) return;
  for (const name of readdirSync(dirname(out))) {
    const pid = Number(name.startsWith(`${basename(out)}.next-`) ? name.split('-').at(-1) : Number.NaN);
    if (Number.isInteger(pid) && !isRunning(pid))
      rmSync(join(dirname(out), name), { recursive: true, force: true });
  }
}

/** True for the id of a process that is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Puts the new site in the place of the old one. */
function swap(next: string, out: string): void {
  if (existsSync(out)) renameSync(out, lastFolder(out));
  renameSync(next, out);
  rmSync(lastFolder(out), { recursive: true, force: true });
}

/**
 * Builds the site of the content folder of this run. Until the whole new site is there, the old one stays untouched.
 * @returns false when the content has errors, which have been printed
 * @throws Error of Astro or the file system
 */
export async function buildSite(): Promise<boolean> {
  const out = outFolder();
  const start = performance.now();
  const source = openContent(contentFolder());
  await parseAhead(source);
  const { findings } = source.content;
  noteStage('read', start);
  if (reportFindings(findings)) return false;
  mkdirSync(dirname(out), { recursive: true });
  recover(out);
  const next = nextFolder(out);
  process.env[outVariable] = next;
  try {
    await build({ root: process.cwd(), logLevel: 'warn', integrations: [stageTimes()] });
    swap(next, out);
  } finally {
    process.env[outVariable] = out;
    rmSync(next, { recursive: true, force: true });
    rmSync(cacheFolder(), { recursive: true, force: true });
  }
  say(`The site is in ${out}`);
  return true;
}
