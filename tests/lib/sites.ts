import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testSites } from '../../scripts/lib/test-sites.ts';
import { ContentSource } from '../../src/disk/content-source.ts';
import type { Catalog } from '../../src/core/model.ts';

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
  const { catalog } = new ContentSource(content).content;
  if (!catalog) throw new Error(`${content} has no catalog`);
  const pages = globSync('**/*.html', { cwd: out })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  return { name, folder: out, catalog, pages, read: (path) => readFileSync(join(out, path), 'utf8') };
}

/** The sites that `npm test` has built. */
export const sites: BuiltSite[] = testSites.map(openSite);

/** All ids in a page. */
export const idsOf = (html: string): string[] =>
  [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? '');

/** All addresses of links in a page, entities decoded. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  );
