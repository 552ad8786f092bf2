import { releaseNames, packedEnding, infoName } from './files.ts';

/** One line of a manifest. */
export interface ManifestEntry {
  /** Path from the root of the site, with `/`. */
  path: string;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  digest: string;
}

/** What came of a piece of text: the value, or what is wrong with it. */
export type Parsed<T> = { value: T } | { problem: string };

/** Order of two paths by the bytes of their UTF-8, as `LC_ALL=C sort` has it, which is the order of their characters. */
export function compareBytes(a: string, b: string): number {
  const others = Array.from(b);
  let index = 0;
  for (const character of a) {
    const other = others[index];
    if (other === undefined) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
    index += 1;
  }
  return index < others.length ? -1 : 0;
}

/** What is wrong with a path of a manifest, or undefined. It is used as a file name and in an address. */
export function findPathProblem(path: string): string | undefined {
  if (/[\p{Cc}\p{Cs}\\]/u.test(path)) return 'has a control character or a backslash';
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return 'has an empty part, "." or ".."';
  return undefined;
}

/**
 * Reads one line of a manifest: 64 hexadecimal digits, two spaces, a path, as sha256sum writes it.
 * @param line without its line end
 * @param previous path of the line before, since lines are in byte order and no path stands there twice
 */
export function parseManifestLine(line: string, previous?: string): Parsed<ManifestEntry> {
  const match = /^([0-9a-f]{64}) {2}(.+)$/s.exec(line);
  const [, digest = '', path = ''] = match ?? [];
  if (!match) return { problem: 'expected 64 digits from 0-9 and a-f, two spaces and a path' };
  const problem = findPathProblem(path);
  if (problem !== undefined) return { problem: `the path ${JSON.stringify(path)} ${problem}` };
  if (path !== infoName && releaseNames.includes(path)) return { problem: `"${path}" cannot list itself` };
  if (path.endsWith(packedEnding))
    return { problem: `"${path}" is a compressed copy; only plain files are listed` };
  if (previous !== undefined && compareBytes(previous, path) >= 0)
    return { problem: `"${path}" stands behind "${previous}"; expected byte order and every path once` };
  return { value: { path, digest } };
}

/** The text of a manifest, in byte order. */
export const formatManifest = (entries: readonly ManifestEntry[]): string =>
  [...entries]
    .sort((a, b) => compareBytes(a.path, b.path))
    .map(({ digest, path }) => `${digest}  ${path}\n`)
    .join('');
