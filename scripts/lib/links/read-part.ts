import { join } from 'node:path';
import type { LinkedFile } from '../../../src/core/links/linked-file.ts';
import { readLinkedFile } from '../../../src/core/links/read-file.ts';
import { readTextFile } from './decode-file.ts';

/**
 * Reads some files of a site for their links.
 * @param folder path of the site
 * @param paths paths inside it
 * @throws Error of node:fs
 */
export function readPart(folder: string, paths: readonly string[]): LinkedFile[] {
  return paths.flatMap((path) => readLinkedFile(path, readTextFile(join(folder, path))) ?? []);
}
