import { readHtml } from './html-links.ts';
import type { LinkedFile } from './linked-file.ts';
import { readManifest } from './manifest-links.ts';
import { findBase, resolveAddress, type Home } from './target.ts';
import { readCss, readRobots, readText } from './text-links.ts';
import { readSitemap, readSvg } from './xml-links.ts';

type Reader = (path: string, text: string) => LinkedFile | undefined;

const readers: readonly [pattern: RegExp, read: Reader][] = [
  [/\.(?:html?|xhtml)$/i, readHtml],
  [/\.svg$/i, readSvg],
  [/\.css$/i, readCss],
  [/^robots\.txt$/, readRobots],
  [/\.txt$/i, readText],
  [/\.xml$/i, readSitemap],
  [/\.webmanifest$|(?:^|\/)manifest\.json$/i, readManifest],
];

const readerOf = (path: string): Reader | undefined => readers.find(([pattern]) => pattern.test(path))?.[1];

/** True for a file in which addresses are looked for. */
export const mayHoldLinks = (path: string): boolean => readerOf(path) !== undefined;

/**
 * Reads a file of a site for its addresses and anchors.
 * @param path path in the site, with `/`
 * @returns undefined for a file that holds none by its kind
 */
export const readLinkedFile = (path: string, text: string): LinkedFile | undefined =>
  readerOf(path)?.(path, text);

/**
 * Manifests that pages name and that were not read, since their own names say nothing: `<link rel="manifest">`.
 * @param linked the files that were read, by path
 */
export function listNamedManifests(
  linked: ReadonlyMap<string, LinkedFile>,
  homes: readonly Home[],
): string[] {
  const named = new Set<string>();
  for (const file of linked.values()) {
    for (const { holder, address } of file.links) {
      if (holder !== 'link manifest') continue;
      const target = resolveAddress(address, findBase(file), homes);
      if (target.kind === 'file' && !linked.has(target.path)) named.add(target.path);
    }
  }
  return [...named];
}

/** Reads a file that a page calls its manifest. */
export const readNamedManifest = readManifest;
