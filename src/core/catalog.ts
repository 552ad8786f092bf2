import { fitsSource } from './translations/fit.ts';
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

/** Older revisions whose translations still hold; a list that was written for another text than the present one is void. */
function heldRevisions({ facts, texts }: Entry, source: string): string[] {
  const isVoid = facts.kept !== undefined && facts.kept !== texts[source]?.revision;
  return isVoid ? [] : facts['same-as'];
}

/** True for variants of one language, such as en and en-GB, which may say much in the same words. */
export const isRelated = (lang: string, other: string): boolean => lang.split('-')[0] === other.split('-')[0];

/** A translation that was only started: it still says, word by word, what the source text says. */
const isCopy = (text: Text, original: Text | undefined): boolean =>
  text.revision === original?.revision && !isRelated(text.lang, original.lang);

/** State of an entry in a language. */
export function findState(entry: Entry, lang: string, source: string): TranslationState {
  if (lang === source) return 'source';
  const translation = entry.texts[lang];
  if (!translation || isCopy(translation, entry.texts[source])) return 'missing';
  const basedOn = translation.basedOn ?? '';
  const isCurrent =
    basedOn === entry.texts[source]?.revision || heldRevisions(entry, source).includes(basedOn);
  return isCurrent ? 'current' : 'outdated';
}

/** What a reader of a language gets to see of an entry. */
export interface EntryView {
  entry: Entry;
  /** The translation, or the source text where there is none that fits. */
  text: Text;
  /** `missing` also where the translation is so much out of date that the source text is shown in its place. */
  state: TranslationState;
}

/**
 * The text of an entry for a reader of a language: the translation, unless it is out of date and its headings or fields
 * are no longer those of the source. A change of the source so breaks neither addresses nor builds.
 * @throws Error when the entry has no source text; a checked catalog has none such
 */
export function viewEntry(entry: Entry, lang: string, source: string): EntryView {
  const original = entry.texts[source];
  if (!original) throw new Error(`"${entry.id}" has no text in ${source}`);
  const text = entry.texts[lang];
  const state = findState(entry, lang, source);
  if (!text || state === 'missing' || (state === 'outdated' && !fitsSource(text, original)))
    return { entry, text: original, state: 'missing' };
  return { entry, text, state };
}

/** True for a translation above which a notice leads to the source text: one that is out of date or unchecked. */
export const leadsToSource = ({ state, text }: EntryView): boolean =>
  state === 'outdated' || (state === 'current' && !text.checked);

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
