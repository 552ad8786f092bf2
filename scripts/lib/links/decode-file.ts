import { readFileSync } from 'node:fs';

/** The encoding that a page names in its first bytes; pages without one are read as UTF-8. */
function findEncoding(bytes: Buffer): string {
  const start = bytes.subarray(0, 1024).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ?? 'utf-8';
}

/**
 * The text of a file in the encoding that it names; what is no text in it becomes U+FFFD, as in a browser.
 * @param encoding what a server said of it, which goes before what it says itself
 */
export function decodeText(bytes: Buffer, encoding = findEncoding(bytes)): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Reads a text file of a site. @throws Error of node:fs */
export const readTextFile = (path: string): string => decodeText(readFileSync(path));
