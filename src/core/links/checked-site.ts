import type { DeadService } from './dead-services.ts';
import type { LinkedFile } from './linked-file.ts';
import type { Home } from './target.ts';

/** A built site as its links see it. */
export interface CheckedSite {
  /** Paths of all files, with `/`. */
  files: ReadonlySet<string>;
  /** Paths of all folders, without a slash at the end. */
  folders: ReadonlySet<string>;
  /** The files that hold links or anchors, by path, in order. */
  linked: ReadonlyMap<string, LinkedFile>;
  /** Where the site is at home; empty when nobody said. */
  homes: readonly Home[];
  /** Tags of its languages; each is the name of a folder with the same pages. */
  languages: readonly string[];
  /** The language whose pages the others are held against. */
  source?: string | undefined;
  dead: readonly DeadService[];
  /** True for the host name of an onion service of today. */
  isOnion: (host: string) => boolean;
  /** Addresses that were published once, with their lines in addresses.lock. */
  locked: readonly { address: string; line: number }[];
}

/** All folders above files. */
export function listFolders(files: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

const sameLanguage = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * The languages of a site that nobody described: two or more top folders, all of whose pages say in `<html lang>` that
 * they are in the language after which the folder is named.
 */
export function findLanguageFolders(files: Iterable<LinkedFile>): string[] {
  const verdicts = new Map<string, boolean>();
  for (const { path, type, lang } of files) {
    const slash = path.indexOf('/');
    if (type !== 'html' || slash < 0) continue;
    const folder = path.slice(0, slash);
    verdicts.set(folder, (verdicts.get(folder) ?? true) && lang !== undefined && sameLanguage(folder, lang));
  }
  const folders = [...verdicts].filter(([, isLanguage]) => isLanguage).map(([folder]) => folder);
  return folders.length > 1 ? folders.sort() : [];
}

/** The language of a file: what the page says, or the folder of a language that it lies in. */
export function languageOf(site: CheckedSite, path: string): string | undefined {
  const folder = path.slice(0, Math.max(0, path.indexOf('/')));
  return site.linked.get(path)?.lang ?? site.languages.find((tag) => tag === folder);
}
