import { findState, listEntries } from '../catalog.ts';
import { priorities, type Priority } from '../front-matter.ts';
import type { Catalog, Entry, TextKind } from '../model.ts';
import { compareTexts } from '../texts.ts';

/** A text that waits for its translator. */
export interface QueueItem {
  kind: TextKind;
  id: string;
  priority: Priority;
  state: 'outdated' | 'missing';
  /** Missing, but its file is there and still has the source text in it. */
  isStarted: boolean;
  /** Title in the source language. */
  title: string;
  /** File of the translation inside the content folder, whether it is there or has to be made. */
  file: string;
  /** File of the source text. */
  source: string;
}

/** The file of a translation: the one that is there, or the place of its source text in the folder of the language. */
export function translationFile(entry: Entry, lang: string, source: string): string {
  const original = entry.texts[source]?.file ?? `${source}/${entry.kind}s/${entry.id}.mdx`;
  return entry.texts[lang]?.file ?? `${lang}${original.slice(source.length)}`;
}

/** Position of every text in reading order: pages, questions by the outline, letters with their frame first. */
function readingOrder({ settings }: Catalog): Map<string, number> {
  const { faqs, letters, pages } = settings;
  const keys = [
    ...pages.map((id) => `page ${id}`),
    ...faqs.flatMap(({ sections }) =>
      sections.flatMap(({ questions }) => questions.map((id) => `question ${id}`)),
    ),
    ...(letters ? [letters.frame, ...letters.letters.map(({ id }) => id)] : []).map((id) => `letter ${id}`),
  ];
  return new Map([...new Set(keys)].map((key, index) => [key, index]));
}

/** All texts, most urgent first, those of one priority in reading order. */
function sortEntries(catalog: Catalog): Entry[] {
  const order = readingOrder(catalog);
  const position = ({ kind, id }: Entry): number => order.get(`${kind} ${id}`) ?? order.size;
  return listEntries(catalog).sort(
    (a, b) =>
      priorities.indexOf(a.facts.priority) - priorities.indexOf(b.facts.priority) ||
      position(a) - position(b) ||
      compareTexts(a.id, b.id),
  );
}

/**
 * What is to be translated into a language: most urgent first, within a priority what is out of date before what is
 * missing, then in reading order.
 */
export function buildQueue(catalog: Catalog, lang: string): QueueItem[] {
  const { source } = catalog.settings;
  const items = sortEntries(catalog).flatMap((entry): QueueItem[] => {
    const { kind, id, facts, texts } = entry;
    const state = findState(entry, lang, source);
    if (state !== 'outdated' && state !== 'missing') return [];
    return [
      {
        ...{ kind, id, priority: facts.priority, state, title: texts[source]?.title ?? id },
        isStarted: state === 'missing' && texts[lang] !== undefined,
        file: translationFile(entry, lang, source),
        source: texts[source]?.file ?? '',
      },
    ];
  });
  return priorities.flatMap((priority) => {
    const sameUrgency = items.filter((item) => item.priority === priority);
    return [
      ...sameUrgency.filter(({ state }) => state === 'outdated'),
      ...sameUrgency.filter(({ state }) => state === 'missing'),
    ];
  });
}

/** Translations of a language that no second reader has checked, most urgent first. */
export function listUnchecked(catalog: Catalog, lang: string): Entry[] {
  const { source } = catalog.settings;
  return sortEntries(catalog).filter(
    (entry) => entry.texts[lang]?.checked === false && findState(entry, lang, source) !== 'missing',
  );
}
