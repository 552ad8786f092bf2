import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { packedEnding } from '../../../src/core/release/files.ts';

const compress = promisify(gzip);

/** Position of the byte that names the operating system (RFC 1952), and its value for "unknown". */
const systemByte = 9;
const unknownSystem = 255;

/** A compressed copy of a file's bytes: the same on every system and day, since it holds neither time nor name. */
export async function pack(bytes: Buffer): Promise<Buffer> {
  const packed = await compress(bytes, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
  packed[systemByte] = unknownSystem;
  return packed;
}

/** Writes the compressed copy of a file beside it. @returns its size in bytes */
export async function packFile(path: string): Promise<number> {
  const packed = await pack(await readFile(path));
  await writeFile(path + packedEnding, packed);
  return packed.length;
}
