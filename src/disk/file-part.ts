import { readSync } from 'node:fs';

/** A part of a file, in bytes. */
export interface FilePart {
  at: number;
  size: number;
}

/** Reads a part of an open file. @returns less where the file has less */
export function readPart(file: number, { at, size }: FilePart): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  return bytes.subarray(0, readSync(file, bytes, 0, size, at));
}
