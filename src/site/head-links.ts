import { inLanguage } from '../core/addressing.ts';
import type { Site } from './site.ts';

/** What search engines are told of a page and its translations. */
export interface HeadLinks {
  /** The address by which the page is to be known. */
  canonical?: string;
  /** The same page in each language in which it says something of its own; `x-default` for readers of others. */
  alternates: { hreflang: string; href: string }[];
}

/** Languages of a page with their paths; for readers of all others the choice of languages or the source text. */
function listAlternates(site: Site, page: string): [hreflang: string, path: string][] {
  const { source } = site.catalog.settings;
  const paths = site.pageLanguages(page).map((tag): [string, string] => [tag, inLanguage(page, tag)]);
  const other = page === 'index.html' ? '' : inLanguage(page, source);
  return paths.length < 2 ? [] : [...paths, ['x-default', other]];
}

/**
 * Canonical address and translations of a page, which are whole addresses and so need that of the site. A page that is
 * the source text throughout names the source page, and no translations.
 * @param path path of the page, `de/abuse.html`
 * @param page path without the language; absent for a page outside the languages
 */
export function findHeadLinks(site: Site, path: string, page: string | undefined): HeadLinks {
  const { settings } = site.catalog;
  const { address } = settings.site;
  if (address === undefined) return { alternates: [] };
  const absolute = (to: string): string => new URL(to, address).href;
  if (page === undefined) {
    const isChooser = path === 'index.html';
    const alternates = isChooser ? listAlternates(site, 'index.html') : [];
    return {
      canonical: absolute(isChooser ? '' : path),
      alternates: alternates.map(([hreflang, to]) => ({ hreflang, href: absolute(to) })),
    };
  }
  if (!site.pageLanguages(page).includes(site.language.tag))
    return { canonical: absolute(inLanguage(page, settings.source)), alternates: [] };
  return {
    canonical: absolute(path),
    alternates: listAlternates(site, page).map(([hreflang, to]) => ({ hreflang, href: absolute(to) })),
  };
}
