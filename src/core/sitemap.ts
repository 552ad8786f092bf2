import { inLanguage } from './addressing.ts';
import type { Catalog } from './model.ts';
import { listPages, type SitePage } from './site-map.ts';
import { findHomes } from './site-paths.ts';
import { compareTexts, escapeHtml } from './texts.ts';
import { findPageLanguages } from './translations/page-languages.ts';

/** So many addresses may stand in one sitemap (sitemaps.org, protocol 0.9). */
const mostAddresses = 50_000;

/** A file for search engines. */
export interface SitemapFile {
  /** Path from the root of the site. */
  path: string;
  text: string;
}

/** Pages that search engines have nothing to look for on. */
const isListed = ({ kind }: SitePage): boolean => !['not-found', 'legacy', 'translations'].includes(kind);

/** Paths of all pages for search engines: each in the languages in which it says something of its own. */
function listPaths(catalog: Catalog): string[] {
  const homes = findHomes(catalog);
  const paths = listPages(catalog)
    .filter(isListed)
    .flatMap((page) =>
      page.kind === 'chooser'
        ? ['']
        : findPageLanguages(catalog, page, homes).map((tag) => inLanguage(page.path, tag)),
    );
  return paths.sort(compareTexts);
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const writeSet = (addresses: readonly string[]): string =>
  `${head}<urlset ${namespace}>\n${addresses.map((url) => `<url><loc>${escapeHtml(url)}</loc></url>\n`).join('')}</urlset>\n`;

const writeIndex = (addresses: readonly string[]): string =>
  `${head}<sitemapindex ${namespace}>\n${addresses.map((url) => `<sitemap><loc>${escapeHtml(url)}</loc></sitemap>\n`).join('')}</sitemapindex>\n`;

/**
 * sitemap.xml, and where it would be too long, its parts with it as their index.
 * @param most how many addresses one file may have
 * @returns nothing for a site that does not know its address, since a sitemap has whole addresses
 */
export function buildSitemaps(catalog: Catalog, most = mostAddresses): SitemapFile[] {
  const { address } = catalog.settings.site;
  if (address === undefined) return [];
  const absolute = (path: string): string => new URL(path, address).href;
  const addresses = listPaths(catalog).map(absolute);
  if (addresses.length <= most) return [{ path: 'sitemap.xml', text: writeSet(addresses) }];
  const parts = Array.from({ length: Math.ceil(addresses.length / most) }, (_, index) => ({
    path: `sitemap-${String(index + 1)}.xml`,
    text: writeSet(addresses.slice(index * most, (index + 1) * most)),
  }));
  return [{ path: 'sitemap.xml', text: writeIndex(parts.map(({ path }) => absolute(path))) }, ...parts];
}
