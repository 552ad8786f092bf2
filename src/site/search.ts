import { buildKeywordIndex, type IndexGroup, type KeywordSource } from '../core/search/keyword-index.ts';
import type { Entry, Faq } from '../core/model.ts';
import {
  hasSectionHeadings,
  letterPath,
  lettersPath,
  pagePath,
  questionAddress,
  searchPath,
  sectionPath,
} from '../core/site-paths.ts';
import { inLanguage } from '../core/addressing.ts';
import { hrefTo } from './links.ts';
import type { Site } from './site.ts';

/** A text as the search page lists it. */
export interface SearchItem extends KeywordSource {
  /** Relative to the search page. */
  address: string;
  title: string;
  short: string;
}

/** Texts below one heading. */
export interface SearchSection<Item = SearchItem> {
  title: string;
  /** Address of the section, where it has one. */
  href: string | undefined;
  items: Item[];
}

/** Sections below one heading: those of a FAQ; letters and pages have one without a title. */
export interface SearchGroup<Item = SearchItem> {
  title: string;
  href: string | undefined;
  sections: SearchSection<Item>[];
}

const searchPage = (site: Site): string => inLanguage(searchPath, site.language.tag);

/** An item that has no number yet. */
type Unnumbered = Omit<SearchItem, 'number'>;

const toItem = (site: Site, entry: Entry, address: string): Unnumbered => {
  const { title, short, keywords, lang } = site.view(entry).text;
  return { address: hrefTo(site, searchPage(site), address), title, short, keywords, lang };
};

/** Numbers the items of all groups from 1. */
function numberItems(groups: readonly SearchGroup<Unnumbered>[]): SearchGroup[] {
  let number = 0;
  return groups.map((group) => ({
    ...group,
    sections: group.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, number: (number += 1) })),
    })),
  }));
}

function describeFaq(site: Site, faq: Faq): SearchGroup<Unnumbered> {
  const { homes } = site;
  const { title, sections } = site.describeFaq(faq);
  const addressOf = (id: string): string | undefined => {
    if (faq.layout === 'sections') return sectionPath(faq.id, id);
    return hasSectionHeadings(faq) ? `${pagePath(faq.id)}#${id}` : undefined;
  };
  const listed = sections.map(({ id, title: name, entries }): SearchSection<Unnumbered> => {
    const own = entries.filter(
      (entry) => homes.get(entry.id)?.faq === faq.id && homes.get(entry.id)?.section === id,
    );
    const items = own.map((entry) => toItem(site, entry, questionAddress(entry.id, homes) ?? ''));
    return { title: name, href: addressOf(id), items };
  });
  return { title, href: pagePath(faq.id), sections: listed.filter(({ items }) => items.length > 0) };
}

/** Everything that can be searched, in the order of the site: FAQs by section, letters, pages. */
export function listSearchGroups(site: Site): SearchGroup[] {
  const { catalog, t, titles } = site;
  const { faqs, letters, pages } = catalog.settings;
  const single = (
    title: string,
    href: string | undefined,
    entries: (Entry | undefined)[],
    path: (id: string) => string,
  ) => {
    const items = entries.flatMap((entry) => (entry ? toItem(site, entry, path(entry.id)) : []));
    return items.length === 0 ? [] : [{ title, href, sections: [{ title: '', href: undefined, items }] }];
  };
  return numberItems([
    ...faqs.map((faq) => describeFaq(site, faq)),
    ...single(
      titles.letters?.title ?? '',
      lettersPath,
      (letters?.letters ?? []).map(({ id }) => catalog.letters[id]),
      letterPath,
    ),
    ...single(
      t('home.pages'),
      undefined,
      pages.map((id) => catalog.pages[id]),
      pagePath,
    ),
  ]);
}

/** The keywords of all texts as the index of a book. */
export const listKeywords = (groups: readonly SearchGroup[], lang: string): IndexGroup[] =>
  buildKeywordIndex(
    groups.flatMap(({ sections }) => sections.flatMap(({ items }) => items)),
    lang,
  );

/** True when a text is shown in the source language for want of a translation: then that language is searched, too. */
export const hasFallback = ({ language }: Site, groups: readonly SearchGroup[]): boolean =>
  groups.some(({ sections }) =>
    sections.some(({ items }) => items.some(({ lang }) => lang !== language.tag)),
  );
