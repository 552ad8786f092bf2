import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file to be written. */
export interface NewFile {
  /** Path below a folder, with `/`. */
  path: string;
  content: string | Uint8Array;
}

/**
 * Writes files below a folder, which is made where it is missing. They are many and small: to wait for each takes longer
 * than to write it.
 * @throws Error of the file system
 */
export function writeFiles(folder: string, files: Iterable<NewFile>): void {
  const made = new Set<string>();
  for (const { path, content } of files) {
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, content);
  }
}
