import { own } from './record.ts';
import { findHomes } from './catalog.ts';
import { buildHeadingIds } from './mdx/html.ts';
import { listLegacyPages } from './legacy-pages.ts';
import type { Catalog, Entry, Faq } from './model.ts';
import { hasSectionHeadings, pagePath } from './site-paths.ts';

/** What a page of the site shows. */
export type PageKind = 'chooser' | 'not-found' | 'home' | 'faq' | 'page' | 'legacy';

/** One page of the site, in every language at the same path. */
export interface SitePage {
  kind: PageKind;
  /** Path without the language, `abuse.html`; pages outside the languages start with `/`. */
  path: string;
  /** Id of the FAQ or page that it shows. */
  id: string;
  /** Anchors on it, in no promised order. */
  anchors: string[];
}

/** The anchors of a question or page: its headings and the old names of it. */
function textAnchors(entry: Entry, source: string): string[] {
  const { legacy, parts = [] } = entry.facts;
  const headings = buildHeadingIds(entry.id, entry.texts[source]?.headings ?? [], parts);
  return [...legacy, ...parts.flatMap((part) => part.legacy), ...headings];
}

function faqAnchors(faq: Faq, catalog: Catalog, homes: ReturnType<typeof findHomes>): string[] {
  return faq.sections.flatMap((section) => [
    ...(hasSectionHeadings(faq) ? [section.id] : []),
    ...section.legacy,
    ...section.questions.flatMap((id) => {
      const entry = own(catalog.questions, id);
      const isHome = homes.get(id)?.faq === faq.id;
      return entry && isHome ? [id, ...textAnchors(entry, catalog.settings.source)] : [id];
    }),
  ]);
}

/** All pages of the site with their anchors. */
export function listPages(catalog: Catalog): SitePage[] {
  const homes = findHomes(catalog);
  const { faqs, pages, source } = catalog.settings;
  return [
    { kind: 'chooser', path: '/index.html', id: 'index', anchors: [] },
    { kind: 'not-found', path: '/404.html', id: '404', anchors: [] },
    { kind: 'home', path: 'index.html', id: 'index', anchors: [] },
    ...faqs.map((faq): SitePage => ({
      kind: 'faq',
      path: pagePath(faq.id),
      id: faq.id,
      anchors: faqAnchors(faq, catalog, homes),
    })),
    ...pages.map((id): SitePage => {
      const entry = own(catalog.pages, id);
      return { kind: 'page', path: pagePath(id), id, anchors: entry ? textAnchors(entry, source) : [] };
    }),
    ...listLegacyPages(catalog).map(({ path, id, anchors }): SitePage => ({
      kind: 'legacy',
      path: `/${path}`,
      id,
      anchors: anchors.map(({ anchor }) => anchor),
    })),
  ];
}
