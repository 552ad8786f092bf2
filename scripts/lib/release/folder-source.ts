import { createReadStream, lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { packedEnding } from '../../../src/core/release/files.ts';
import type { Answer } from '../../../src/core/release/served-file.ts';
import { walkFiles } from './files-on-disk.ts';
import { readBody, type Reading } from './read-answer.ts';
import type { ReleaseSource } from './release-source.ts';

/** Bytes of the pieces in which a file is read: no more than it has, since thousands of small files add up. */
const smallestPiece = 1024;
const largestPiece = 65_536;

async function readFileAnswer(path: string, reading: Reading): Promise<Answer> {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) return { kind: 'missing' };
  try {
    const highWaterMark = Math.min(largestPiece, Math.max(smallestPiece, stat.size));
    return await readBody(createReadStream(path, { highWaterMark }), reading);
  } catch (error) {
    return { kind: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A release in a folder of this machine. */
export function openFolder(folder: string): ReleaseSource {
  const root = realpathSync(folder);
  return {
    name: folder,
    save: (path, into, most) => readFileAnswer(join(root, path), { most, isPacked: false, into }),
    ask: async (path, most) => {
      const packed = join(root, path + packedEnding);
      const isThere = lstatSync(packed, { throwIfNoEntry: false }) !== undefined;
      return {
        plain: await readFileAnswer(join(root, path), { most, isPacked: false }),
        gzip: isThere ? await readFileAnswer(packed, { most, isPacked: true }) : undefined,
      };
    },
    askStart: (path, way, most, start) => {
      const isPacked = way === 'gzip';
      return readFileAnswer(join(root, isPacked ? path + packedEnding : path), { most, isPacked, start });
    },
    askDoors: () => Promise.resolve([]),
    list: () => walkFiles(root),
    close: () => undefined,
  };
}
