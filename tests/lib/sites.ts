import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testSites } from '../../scripts/lib/test-sites.ts';
import { openContent } from '../../src/disk/content-source.ts';
import { inLanguage } from '../../src/core/addressing.ts';
import { enabledLanguages } from '../../src/core/catalog.ts';
import type { Catalog } from '../../src/core/model.ts';
import { listPages } from '../../src/core/site-map.ts';

/** A built site with what is known of its content. */
export interface BuiltSite {
  name: string;
  /** Folder of the built site. */
  folder: string;
  catalog: Catalog;
  /** Paths of its HTML files, sorted, with `/`. */
  pages: string[];
  read: (path: string) => string;
}

function openSite({ name, content, out }: (typeof testSites)[number]): BuiltSite {
  if (!existsSync(out))
    throw new Error(`${out} is not there: run the tests with "npm test", which builds it`);
  const { catalog } = openContent(content).content;
  if (!catalog) throw new Error(`${content} has no catalog`);
  const pages = globSync('**/*.html', { cwd: out })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  return { name, folder: out, catalog, pages, read: (path) => readFileSync(join(out, path), 'utf8') };
}

/** The sites that `npm test` has built. */
export const sites: BuiltSite[] = testSites.map(openSite);

/** True in `npm run test:full`, which looks at every language. */
export const isFull = process.env['ONION_FAQ_FULL'] === '1';

/**
 * The languages that a browser looks at: the source language, one that is written from right to left and one in Chinese
 * characters, where there are such. The build tests hold every language to the same anchors, links and sizes.
 */
export function sampleTags({ catalog }: BuiltSite): string[] {
  const { source } = catalog.settings;
  const languages = enabledLanguages(catalog);
  const isHan = (tag: string): boolean => (new Intl.Locale(tag).maximize().script ?? '').startsWith('Han');
  const samples = [
    source,
    languages.find(({ dir }) => dir === 'rtl')?.tag,
    languages.find(({ tag }) => isHan(tag))?.tag,
  ];
  const chosen = languages.map(({ tag }) => tag).filter((tag) => isFull || samples.includes(tag));
  return [source, ...chosen.filter((tag) => tag !== source)];
}

/** The largest page of each type in each language: what holds for it is likely to hold for its smaller siblings. */
export function typicalPages(site: BuiltSite, tags: readonly string[] = sampleTags(site)): string[] {
  const largest = new Map<string, { path: string; size: number }>();
  for (const { kind, path } of listPages(site.catalog)) {
    for (const tag of path.startsWith('/') ? [''] : tags) {
      const full = inLanguage(path, tag);
      const { length: size } = site.read(full);
      const known = largest.get(`${tag} ${kind}`);
      if (!known || known.size < size) largest.set(`${tag} ${kind}`, { path: full, size });
    }
  }
  return [...largest.values()].map(({ path }) => path);
}

/** All ids in a page. */
export const idsOf = (html: string): string[] =>
  [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? '');

/** All addresses of links in a page, entities decoded. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  );
