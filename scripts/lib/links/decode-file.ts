import { readFileSync } from 'node:fs';

/** The encoding that a page names in its first bytes; pages without one are read as UTF-8. */
function findEncoding(bytes: Buffer): string {
  const start = bytes.subarray(0, 1024).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ?? 'utf-8';
}

/**
 * Reads a text file of a site in the encoding that it names; what is no text in it becomes U+FFFD, as in a browser.
 * @throws Error of node:fs
 */
export function readTextFile(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder(findEncoding(bytes)).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
