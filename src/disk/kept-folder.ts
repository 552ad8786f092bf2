import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findCodeVersion } from './code-version.ts';
import { cacheName } from './folders.ts';
import { DiskGroupCache } from './group-cache.ts';

/** What is kept of all content folders, each in a folder of its own with a note of where its content lies. */
const cachesFolder = (): string => resolve('.cache', 'kept');
const noteName = 'content.txt';

/** Throws away what was kept of content folders that are gone. */
function sweep(): void {
  for (const name of readdirSync(cachesFolder())) {
    const note = join(cachesFolder(), name, noteName);
    if (existsSync(note) && !existsSync(readFileSync(note, 'utf8')))
      rmSync(join(cachesFolder(), name), { recursive: true, force: true });
  }
}

/** The folder for what is kept of a content folder between runs. @param content real path of the folder */
export function keptFolder(content: string): string {
  const folder = join(cachesFolder(), cacheName(content));
  if (!existsSync(join(folder, noteName))) {
    mkdirSync(folder, { recursive: true });
    sweep();
    writeFileSync(join(folder, noteName), content);
  }
  return folder;
}

/**
 * The cache of what was parsed of a content folder.
 * @param content real path of the folder
 * @returns undefined where nothing can be kept
 */
export function openGroupCache(content: string): DiskGroupCache | undefined {
  const version = findCodeVersion();
  return version === undefined ? undefined : new DiskGroupCache(join(keptFolder(content), 'texts'), version);
}
