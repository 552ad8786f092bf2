import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { compareBytes } from '../../../src/core/release/manifest.ts';

/** What lies in a folder. */
export interface FoundFile {
  /** Path inside the folder, with `/`. */
  path: string;
  /** False for a link, a socket and the like. */
  isPlain: boolean;
}

/**
 * Everything in a folder but folders, in the byte order of the paths. Links are not followed.
 * @throws Error of node:fs
 */
export async function* walkFiles(folder: string, inside = ''): AsyncGenerator<FoundFile> {
  const names: { key: string; isFolder: boolean; isPlain: boolean }[] = [];
  for await (const entry of await opendir(join(folder, inside))) {
    const isFolder = entry.isDirectory();
    names.push({ key: `${entry.name}${isFolder ? '/' : ''}`, isFolder, isPlain: entry.isFile() });
  }
  for (const { key, isFolder, isPlain } of names.sort((a, b) => compareBytes(a.key, b.key))) {
    const path = inside + key;
    if (isFolder) yield* walkFiles(folder, path);
    else yield { path, isPlain };
  }
}

/** SHA-256 of a file, 64 hexadecimal digits, and its size in bytes; read piece by piece. */
export async function hashFile(path: string): Promise<{ digest: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { digest: hash.digest('hex'), bytes };
}
