import { compareLock, type MovedAnchor } from '../core/addresses.ts';
import {
  enabledLanguages,
  findNewestReview,
  isLongBefore,
  reviewYears,
  viewEntry,
  type EntryView,
} from '../core/catalog.ts';
import { findHomes, type Home } from '../core/site-paths.ts';
import { contentFolder } from '../disk/folders.ts';
import { findOpenContent } from '../disk/open-contents.ts';
import type { Catalog, Entry, Faq, Language, Titles } from '../core/model.ts';
import { listPages } from '../core/site-map.ts';
import { findPageLanguages } from '../core/translations/page-languages.ts';
import { remember, rememberFor } from '../core/remember.ts';
import { createTranslator, type Translate } from '../i18n/translator.ts';

/** Everything a page needs to know, in one language. */
export interface Site {
  catalog: Catalog;
  language: Language;
  /** Published languages, in order. */
  languages: Language[];
  titles: Titles;
  t: Translate;
  homes: Map<string, Home>;
  moved: MovedAnchor[];
  /** True for a review that is old beside the newest of the site. */
  isOldReview: (day: string) => boolean;
  /** A number in the digits of the language. */
  formatNumber: (number: number) => string;
  /** A date such as 2026-11-20 in words. */
  formatDate: (day: string) => string;
  /** The name of a language in the language of the reader. */
  languageName: (tag: string) => string;
  view: (entry: Entry) => EntryView;
  /** Languages in which a page, by its path without the language, says something of its own. */
  pageLanguages: (page: string) => string[];
  /** Titles of a FAQ and its sections, with the questions of each. */
  describeFaq: (faq: Faq) => FaqDescription;
}

/** A FAQ as a page needs it. */
export interface FaqDescription {
  title: string;
  short: string;
  sections: { id: string; title: string; legacy: string[]; entries: Entry[] }[];
}

function describeFaq(faq: Faq, catalog: Catalog, titles: Titles): FaqDescription {
  const known = titles.faqs[faq.id];
  const sections = faq.sections.map(({ id, legacy, questions }) => ({
    ...{ id, legacy, title: known?.sections[id] ?? id },
    entries: questions.flatMap((question) => catalog.questions[question] ?? []),
  }));
  return { title: known?.title ?? faq.id, short: known?.short ?? '', sections };
}

/** What is the same in every language. */
const describeCatalog = rememberFor((catalog: Catalog) => {
  const pages = listPages(catalog);
  return {
    homes: findHomes(catalog),
    newest: findNewestReview(catalog),
    pages: new Map(pages.map((page) => [page.path, page])),
    moved: compareLock(catalog.settings.lock, pages).moved,
  };
});

function buildSite(catalog: Catalog, language: Language): Site {
  const { tag } = language;
  const { settings } = catalog;
  const titles = settings.titles[tag];
  const words = settings.words[tag];
  if (!titles || !words) throw new Error(`the language "${tag}" has no titles.yaml or ui.json`);
  const { homes, newest, pages, moved } = describeCatalog(catalog);
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(tag);
  const names = new Intl.DisplayNames(tag, { type: 'language' });
  return {
    ...{ catalog, language, titles },
    languages: enabledLanguages(catalog),
    t: createTranslator(tag, words),
    homes,
    moved,
    isOldReview: (day) => isLongBefore(day, newest, reviewYears),
    formatNumber: (number) => numbers.format(number),
    formatDate: remember((day) => dates.format(new Date(`${day}T00:00:00Z`))),
    languageName: remember((other) => names.of(other) ?? other),
    view: rememberFor((entry) => viewEntry(entry, tag, settings.source)),
    pageLanguages: remember((path) => {
      const page = pages.get(path);
      return page ? findPageLanguages(catalog, page, homes) : [];
    }),
    describeFaq: rememberFor((faq) => describeFaq(faq, catalog, titles)),
  };
}

/** What was built from a catalog is kept as long as the catalog itself. */
const sites = new WeakMap<Catalog, Map<string, Site>>();

/** The checked content. @throws Error when it has errors; the commands say which before it comes to that */
export function loadCatalog(): Promise<Catalog> {
  const { catalog } = findOpenContent(contentFolder()).content;
  if (catalog) return Promise.resolve(catalog);
  return Promise.reject(new Error('The content has errors: "npm run check -- content" lists them.'));
}

/** The site in a language, or in the source language where none is given. */
export async function openSite(tag?: string): Promise<Site> {
  const catalog = await loadCatalog();
  const wanted = tag ?? catalog.settings.source;
  const known = sites.get(catalog) ?? new Map<string, Site>();
  sites.set(catalog, known);
  const language = catalog.settings.languages.find((one) => one.tag === wanted);
  if (!language) throw new Error(`there is no language "${wanted}"`);
  const site = known.get(wanted) ?? buildSite(catalog, language);
  known.set(wanted, site);
  return site;
}
