import {
  findHomes,
  hasSectionHeadings,
  letterPath,
  listSectionPages,
  pagePath,
  questionAddress,
  sectionPath,
  type Home,
} from './site-paths.ts';
import type { Catalog, Entry, Faq } from './model.ts';
import { own } from './record.ts';

/** An anchor of an old page and where it leads today. */
export interface LegacyAnchor {
  anchor: string;
  /** Address without the language, `abuse.html#ddos`. */
  to: string;
  /** What is there: a question, a section of a FAQ, a part of a page. */
  target:
    | { kind: 'question' | 'page' | 'letter'; entry: Entry; part?: number }
    | { kind: 'section'; faq: string; section: string };
}

/** A page at an old address. */
export interface LegacyPage {
  /** Path of its file: a folder's index.html where the old path does not end in .html, since every server shows that. */
  path: string;
  /** Id of the FAQ or page that took its place. */
  id: string;
  anchors: LegacyAnchor[];
}

/** Path in the site of the page at an old path. */
export const legacyFilePath = (old: string): string => (old.endsWith('.html') ? old : `${old}/index.html`);

/** Where a section is read: its own page, its heading, or the top of the only one. */
function sectionAddress(faq: Faq, id: string, homes: Map<string, Home>): string {
  const page = pagePath(faq.id);
  if (listSectionPages(faq, homes).some((section) => section.id === id)) return sectionPath(faq.id, id);
  return faq.layout === 'sections' || hasSectionHeadings(faq) ? `${page}#${id}` : page;
}

function faqAnchors(faq: Faq, catalog: Catalog, homes: Map<string, Home>): LegacyAnchor[] {
  return faq.sections.flatMap(({ id, legacy, questions }) => [
    ...legacy.map((anchor): LegacyAnchor => ({
      anchor,
      to: sectionAddress(faq, id, homes),
      target: { kind: 'section', faq: faq.id, section: id },
    })),
    ...questions.flatMap((question) => {
      const entry = own(catalog.questions, question);
      const to = questionAddress(question, homes);
      if (!entry || to === undefined) return [];
      return entry.facts.legacy.map((anchor): LegacyAnchor => ({
        anchor,
        to,
        target: { kind: 'question', entry },
      }));
    }),
  ]);
}

function pageAnchors(entry: Entry): LegacyAnchor[] {
  const page = pagePath(entry.id);
  const { legacy, parts = [] } = entry.facts;
  return [
    ...legacy.map((anchor): LegacyAnchor => ({ anchor, to: page, target: { kind: 'page', entry } })),
    ...parts.flatMap(({ id, legacy: old }, part) =>
      old.map((anchor): LegacyAnchor => ({
        anchor,
        to: `${page}#${id}`,
        target: { kind: 'page', entry, part },
      })),
    ),
  ];
}

/** Old anchors of letters belong to the page that explains how to use them. */
function letterAnchors(page: string, { letters, settings }: Catalog): LegacyAnchor[] {
  if (settings.letters?.procedure !== page) return [];
  return settings.letters.letters.flatMap(({ id }) => {
    const entry = own(letters, id);
    return (entry?.facts.legacy ?? []).flatMap((anchor): LegacyAnchor[] =>
      entry ? [{ anchor, to: letterPath(id), target: { kind: 'letter', entry } }] : [],
    );
  });
}

/** The pages at the addresses of an old site, as outline.yaml lists them. */
export function listLegacyPages(catalog: Catalog): LegacyPage[] {
  const homes = findHomes(catalog);
  return Object.entries(catalog.settings.legacy).map(([old, id]) => {
    const faq = catalog.settings.faqs.find((one) => one.id === id);
    const entry = own(catalog.pages, id);
    const anchors = faq
      ? faqAnchors(faq, catalog, homes)
      : entry
        ? [...pageAnchors(entry), ...letterAnchors(id, catalog)]
        : [];
    return { path: legacyFilePath(old), id, anchors };
  });
}
