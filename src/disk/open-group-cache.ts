import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheName } from './folders.ts';
import { DiskGroupCache } from './group-cache.ts';
import { sha256 } from './sha256.ts';

/** The caches of all content folders, each in a folder of its own with a note of where its content lies. */
const cachesFolder = (): string => resolve('.cache', 'texts');
const noteName = 'content.txt';

/** What a parsed text depends on beside its files: this code, its packages and Node. */
const codeFiles = ['src/core/**/*.ts', 'src/config/**/*.ts', 'src/disk/**/*.ts', 'package-lock.json'];

/** Changes whenever what is made of a text might. Undefined where the code cannot be read. */
function findCodeVersion(): string | undefined {
  const files = codeFiles.flatMap((pattern) => globSync(pattern)).sort();
  if (!files.some((file) => file.endsWith('.ts')) || !files.includes('package-lock.json')) return undefined;
  const texts = files.map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')]);
  return sha256(JSON.stringify([process.version, texts]));
}

/** Throws away the caches of content folders that are gone. */
function sweep(): void {
  for (const name of readdirSync(cachesFolder())) {
    const note = join(cachesFolder(), name, noteName);
    if (existsSync(note) && !existsSync(readFileSync(note, 'utf8')))
      rmSync(join(cachesFolder(), name), { recursive: true, force: true });
  }
}

/**
 * The cache of what was parsed of a content folder.
 * @param content real path of the folder
 * @returns undefined where nothing can be kept
 */
export function openGroupCache(content: string): DiskGroupCache | undefined {
  const version = findCodeVersion();
  if (version === undefined) return undefined;
  const folder = join(cachesFolder(), cacheName(content));
  if (!existsSync(join(folder, noteName))) {
    mkdirSync(folder, { recursive: true });
    sweep();
    writeFileSync(join(folder, noteName), content);
  }
  return new DiskGroupCache(folder, version);
}
