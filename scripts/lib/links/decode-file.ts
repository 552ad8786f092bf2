import { readFileSync } from 'node:fs';

/** Encodings whose byte order mark goes before everything else that is said about a file. */
const marks: readonly [mark: string, encoding: string][] = [
  ['\u00EF\u00BB\u00BF', 'utf-8'],
  ['\u00FF\u00FE', 'utf-16le'],
  ['\u00FE\u00FF', 'utf-16be'],
];

const startOf = (bytes: Buffer, length: number): string => bytes.subarray(0, length).toString('latin1');

const findMark = (bytes: Buffer): string | undefined =>
  marks.find(([mark]) => startOf(bytes, mark.length) === mark)?.[1];

/** UTF-16 has many names. */
function isUtf16(label: string): boolean {
  try {
    return new TextDecoder(label).encoding.startsWith('utf-16');
  } catch {
    return false;
  }
}

/**
 * The encoding that a page names in its first bytes; pages without one are read as UTF-8. So are those that name
 * UTF-16, since that could not be read there (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding).
 */
function findEncoding(bytes: Buffer): string {
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(startOf(bytes, 1024))?.[1] ?? 'utf-8';
  return isUtf16(label) ? 'utf-8' : label;
}

/**
 * The text of a file in its encoding; what is no text in it becomes U+FFFD, as in a browser. A byte order mark says
 * which one it is, or else the server, or else the page.
 * @param said encoding that a server named
 */
export function decodeText(bytes: Buffer, said?: string): string {
  try {
    return new TextDecoder(findMark(bytes) ?? said ?? findEncoding(bytes)).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Reads a text file of a site. @throws Error of node:fs */
export const readTextFile = (path: string): string => decodeText(readFileSync(path));
