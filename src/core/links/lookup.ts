import { findNearest } from '../nearest.ts';
import type { CheckedSite } from './checked-site.ts';
import type { LinkedFile } from './linked-file.ts';

/** What a plain static server has at a path. */
export type Lookup =
  | { state: 'found'; path: string; isFolder: boolean }
  /** A folder without index.html. */
  | { state: 'no-index' }
  /** There is only one with other capitals, or other code points for the same letters. */
  | { state: 'other-case'; actual: string }
  | { state: 'missing' };

const fold = (path: string): string => path.normalize('NFC').toLowerCase();

/** How many names may be compared for suggestions in one run: they are a help, not worth minutes. */
const mostComparisons = 20_000_000;

/** Looks up paths in a site and knows what was probably meant. */
export class SiteIndex {
  readonly #site: CheckedSite;
  #byFold: Map<string, string> | undefined;
  #byFolder: Map<string, string[]> | undefined;
  #byName: Map<string, string[]> | undefined;
  #byAnchor: Map<string, Map<string, string>> | undefined;
  readonly #anchors = new Map<string, ReadonlySet<string>>();
  #comparisons = 0;

  constructor(site: CheckedSite) {
    this.#site = site;
  }

  /** What is at a path: `en/` or `` shows index.html, `en` redirects to `en/`, `page.html/` is nothing. */
  find(path: string): Lookup {
    const { files, folders } = this.#site;
    if (files.has(path)) return { state: 'found', path, isFolder: false };
    const folder = path.endsWith('/') ? path.slice(0, -1) : path;
    const index = folder === '' ? 'index.html' : `${folder}/index.html`;
    if (folder === '' || folders.has(folder))
      return files.has(index) ? { state: 'found', path: index, isFolder: true } : { state: 'no-index' };
    this.#byFold ??= new Map([...folders, ...files].map((one) => [fold(one), one]));
    const actual = this.#byFold.get(fold(folder));
    const isOther = actual !== undefined && actual !== folder && (folder === path || folders.has(actual));
    return isOther ? { state: 'other-case', actual } : { state: 'missing' };
  }

  /** Anchors of a page; undefined for a file that has none by its kind. */
  anchorsOf(path: string): ReadonlySet<string> | undefined {
    const known = this.#anchors.get(path);
    if (known) return known;
    const file = this.#site.linked.get(path);
    if (file?.type !== 'html' && file?.type !== 'svg') return undefined;
    const anchors = new Set(file.anchors);
    this.#anchors.set(path, anchors);
    return anchors;
  }

  /** The file that was probably meant by a path that leads to none. */
  suggestFile(path: string): string | undefined {
    const bare = path.replace(/\/+$/, '').replace(/\/{2,}/g, '/');
    const simple = [bare, `${bare}.html`, `${bare}/index.html`, bare.replace(/\.html?$/, '/index.html')];
    const likely = simple.find((one) => one !== path && this.#site.files.has(one));
    if (likely !== undefined) return likely;
    this.#byFolder ??= groupBy(this.#site.files, (file) => file.slice(0, file.lastIndexOf('/') + 1));
    this.#byName ??= groupBy(this.#site.files, nameOf);
    const folder = bare.slice(0, bare.lastIndexOf('/') + 1);
    const sibling = this.#nearest(nameOf(bare), this.#byFolder.get(folder)?.map(nameOf) ?? []);
    if (sibling !== undefined) return folder + sibling;
    const isNear = (file: string): boolean =>
      topOf(file) === topOf(bare) || !this.#site.languages.includes(topOf(bare));
    const namesakes = (this.#byName.get(nameOf(bare)) ?? []).filter(isNear);
    return this.#nearest(bare, namesakes) ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  }

  /** The anchor of a page that was probably meant. */
  suggestAnchor(path: string, anchor: string): string | undefined {
    return this.#nearest(anchor, [...(this.anchorsOf(path) ?? [])]);
  }

  /** A page that has an anchor, of the same top folder if there is one: that may be a language. */
  pageWithAnchor(anchor: string, path: string): string | undefined {
    this.#byAnchor ??= groupAnchors(this.#site.linked.values());
    const folders = this.#byAnchor;
    const near = folders.get(topOf(path))?.get(anchor);
    if (near !== undefined || this.#site.languages.includes(topOf(path))) return near;
    return [...folders.values()].map((pages) => pages.get(anchor)).find((page) => page !== undefined);
  }

  #nearest(name: string, candidates: readonly string[]): string | undefined {
    this.#comparisons += candidates.length;
    return this.#comparisons > mostComparisons ? undefined : findNearest(name, candidates);
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const topOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf('/')));

/** The first page with each anchor, by top folder. */
function groupAnchors(files: Iterable<LinkedFile>): Map<string, Map<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  for (const { path, type, anchors } of files) {
    if (type !== 'html') continue;
    const pages = folders.get(topOf(path)) ?? new Map<string, string>();
    folders.set(topOf(path), pages);
    for (const anchor of anchors) if (!pages.has(anchor)) pages.set(anchor, path);
  }
  return folders;
}

function groupBy(files: Iterable<string>, keyOf: (file: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const key = keyOf(file);
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  return groups;
}
