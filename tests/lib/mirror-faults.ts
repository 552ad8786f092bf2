import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from '../../scripts/lib/release/pack-files.ts';
import { write } from './temporary.ts';

/** Makes something wrong in a folder that holds a release. */
export type Fault = (folder: string) => void | Promise<void>;

function changeByte(path: string, at: number): Buffer {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  return bytes;
}

/**
 * Everything that can be wrong with the files of a mirror, and the finding that must say so.
 * @param page path of a page of more than 2,000 bytes
 */
export const buildFaults = (page: string): Record<string, { breakIt: Fault; found: RegExp }> => ({
  'one byte of a page, its compressed copy made anew': {
    breakIt: async (folder) => {
      const path = join(folder, page);
      writeFileSync(`${path}.gz`, await pack(changeByte(path, 2000)));
    },
    found: /^fr\/repairs\.html: mirror\/changed: it is not what was released/,
  },
  'one byte of the plain file only': {
    breakIt: (folder) => void changeByte(join(folder, page), 2000),
    found: /^fr\/repairs\.html: mirror\/changed: the plain file is not/,
  },
  'one byte of the compressed copy only': {
    breakIt: (folder) => void changeByte(join(folder, `${page}.gz`), 1000),
    found: /^fr\/repairs\.html: mirror\/changed: the compressed copy/,
  },
  'a compressed copy in two parts, of which browsers read the first': {
    breakIt: (folder) => {
      const bytes = readFileSync(join(folder, page));
      const parts = [bytes.subarray(0, 1000), bytes.subarray(1000)];
      writeFileSync(join(folder, `${page}.gz`), Buffer.concat(parts.map((part) => gzipSync(part))));
    },
    found:
      /^fr\/repairs\.html: mirror\/changed: the compressed copy cannot be unpacked: it goes on behind its end/,
  },
  'a missing file': {
    breakIt: (folder) => {
      for (const ending of ['', '.gz']) rmSync(join(folder, page + ending));
    },
    found: /^fr\/repairs\.html: mirror\/missing: it is not there/,
  },
  'another page at an old address': {
    breakIt: (folder) => {
      for (const ending of ['', '.gz'])
        cpSync(join(folder, `fr/index.html${ending}`), join(folder, `association/index.html${ending}`));
    },
    found: /^association\/: mirror\/changed: what is shown for the folder is not/,
  },
  'an edited manifest': {
    breakIt: (folder) => {
      const manifest = join(folder, 'SHA256SUMS');
      write(manifest, readFileSync(manifest, 'utf8').replace(/^[^\n]*robots\.txt\n/m, ''));
    },
    found: /^SHA256SUMS: mirror\/signature: the signature is not of this file/,
  },
});
