import { textKinds, type Catalog, type Entry, type Language, type Text, type TextKind } from './model.ts';

/** How a text of one language stands to its source. */
export type TranslationState = 'source' | 'current' | 'outdated' | 'missing';

/** The entries of one kind, by id. */
export function entriesOf(catalog: Catalog, kind: TextKind): Record<string, Entry> {
  return { question: catalog.questions, page: catalog.pages, letter: catalog.letters }[kind];
}

/** All entries: questions, pages, letters. */
export const listEntries = (catalog: Catalog): Entry[] =>
  textKinds.flatMap((kind) => Object.values(entriesOf(catalog, kind)));

/** State of an entry in a language. */
export function findState(entry: Entry, lang: string, source: string): TranslationState {
  if (lang === source) return 'source';
  const translation = entry.texts[lang];
  if (!translation) return 'missing';
  const basedOn = translation.basedOn ?? '';
  const isCurrent = basedOn === entry.texts[source]?.revision || entry.facts['same-as'].includes(basedOn);
  return isCurrent ? 'current' : 'outdated';
}

/** What a reader of a language gets to see of an entry. */
export interface EntryView {
  entry: Entry;
  /** The translation, or the source text where there is none. */
  text: Text;
  state: TranslationState;
}

/**
 * The text of an entry for a reader of a language.
 * @throws Error when the entry has no source text; a checked catalog has none such
 */
export function viewEntry(entry: Entry, lang: string, source: string): EntryView {
  const text = entry.texts[lang] ?? entry.texts[source];
  if (!text) throw new Error(`"${entry.id}" has no text in ${source}`);
  return { entry, text, state: findState(entry, lang, source) };
}

/** The languages that are published, in the order of languages.yaml. */
export function enabledLanguages(catalog: Catalog): Language[] {
  return catalog.settings.languages.filter((language) => language.enabled);
}

/** The newest day on which a text was reviewed: the content's own idea of today, the same in every build. */
export function findNewestReview(catalog: Catalog): string {
  return listEntries(catalog).reduce(
    (newest, { facts }) => (facts.reviewed > newest ? facts.reviewed : newest),
    '',
  );
}

/** True when a day lies more than some years before another; both as `2026-11-20`. */
export function isLongBefore(day: string, other: string, years: number): boolean {
  const limit = `${String(Number(other.slice(0, 4)) - years)}${other.slice(4)}`;
  return day < limit;
}

/** After how many years a review counts as old. */
export const reviewYears = 2;
