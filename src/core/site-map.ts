import { own } from './record.ts';
import {
  allPath,
  findHomes,
  hasSectionHeadings,
  letterPath,
  lettersPath,
  listSectionPages,
  pagePath,
  searchPath,
  sectionPath,
  translationsPath,
  type Home,
} from './site-paths.ts';
import { buildHeadingIds } from './mdx/html.ts';
import { listLegacyPages } from './legacy-pages.ts';
import type { Catalog, Entry, Faq } from './model.ts';

type Homes = ReadonlyMap<string, Home>;

/** What a page of the site shows. */
export type PageKind =
  | 'chooser'
  | 'not-found'
  | 'home'
  | 'faq'
  | 'faq-index'
  | 'section'
  | 'all'
  | 'search'
  | 'page'
  | 'letters'
  | 'letter'
  | 'translations'
  | 'legacy';

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

/** Anchors of the questions that a page lists: those that live on it with all of theirs, of the others only the link. */
function questionAnchors(ids: readonly string[], page: string, catalog: Catalog, homes: Homes): string[] {
  return ids.flatMap((id) => {
    const entry = own(catalog.questions, id);
    return entry && homes.get(id)?.page === page ? [id, ...textAnchors(entry, catalog.settings.source)] : [];
  });
}

/** Questions of another FAQ stand on a page as links, which carry their anchors. */
const foreignAnchors = (ids: readonly string[], faq: Faq, homes: Homes): string[] =>
  ids.filter((id) => homes.get(id)?.faq !== faq.id);

function faqPages(faq: Faq, catalog: Catalog, homes: Homes): SitePage[] {
  const page = pagePath(faq.id);
  const isDivided = faq.layout === 'sections';
  const front = faq.sections.flatMap(({ id, legacy, questions }) => [
    ...(isDivided || hasSectionHeadings(faq) ? [id] : []),
    ...(isDivided ? [] : legacy),
    ...questionAnchors(questions, page, catalog, homes),
    ...foreignAnchors(questions, faq, homes),
  ]);
  const sections = listSectionPages(faq, homes).map(({ id, legacy, questions }): SitePage => {
    const path = sectionPath(faq.id, id);
    const anchors = [
      ...legacy,
      ...questionAnchors(questions, path, catalog, homes),
      ...foreignAnchors(questions, faq, homes),
    ];
    return { kind: 'section', path, id, anchors };
  });
  return [{ kind: isDivided ? 'faq-index' : 'faq', path: page, id: faq.id, anchors: front }, ...sections];
}

/** The page with every answer: questions and their headings, without old anchors, which belong to the pages they were on. */
function allPage(catalog: Catalog, homes: Homes): SitePage {
  const anchors = [...homes.keys()].flatMap((id) => {
    const entry = own(catalog.questions, id);
    const headings = entry?.texts[catalog.settings.source]?.headings ?? [];
    return entry ? [id, ...buildHeadingIds(id, headings)] : [];
  });
  return { kind: 'all', path: allPath, id: 'all', anchors };
}

/** The list of letters, and a page for each. */
function letterPages({ letters, settings }: Catalog): SitePage[] {
  if (!settings.letters) return [];
  return [
    { kind: 'letters', path: lettersPath, id: 'letters', anchors: [] },
    ...settings.letters.letters.map(({ id }): SitePage => ({
      kind: 'letter',
      path: letterPath(id),
      id,
      anchors: own(letters, id)?.facts.legacy ?? [],
    })),
  ];
}

/** The state of the translations, on a site that has some. */
const translationsPage = ({ settings }: Catalog): SitePage[] =>
  settings.languages.length > 1
    ? [{ kind: 'translations', path: `/${translationsPath}`, id: 'translations', anchors: [] }]
    : [];

/** All pages of the site with their anchors. */
export function listPages(catalog: Catalog): SitePage[] {
  const homes = findHomes(catalog);
  const { faqs, pages, source } = catalog.settings;
  return [
    { kind: 'chooser', path: '/index.html', id: 'index', anchors: [] },
    { kind: 'not-found', path: '/404.html', id: '404', anchors: [] },
    ...translationsPage(catalog),
    { kind: 'home', path: 'index.html', id: 'index', anchors: [] },
    ...faqs.flatMap((faq) => faqPages(faq, catalog, homes)),
    allPage(catalog, homes),
    { kind: 'search', path: searchPath, id: 'search', anchors: [] },
    ...pages.map((id): SitePage => {
      const entry = own(catalog.pages, id);
      return { kind: 'page', path: pagePath(id), id, anchors: entry ? textAnchors(entry, source) : [] };
    }),
    ...letterPages(catalog),
    ...listLegacyPages(catalog).map(({ path, id, anchors }): SitePage => ({
      kind: 'legacy',
      path: `/${path}`,
      id,
      anchors: anchors.map(({ anchor }) => anchor),
    })),
  ];
}
