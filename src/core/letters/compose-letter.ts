import { own } from '../record.ts';
import { viewEntry } from '../catalog.ts';
import type { Catalog, LetterPlan, LetterSettings, Opening, Text } from '../model.ts';
import { linesOf, listFields, type LetterBlock, type LetterText, type Line } from './letter-text.ts';

/** The parts of the frame, in the order of its headings. */
export const frameParts = ['greeting', 'full', 'short', 'closing'] as const;

export type LetterPart = (typeof frameParts)[number] | 'body';

/** A letter with its frame around it, its fields still open. */
export interface ComposedLetter {
  id: string;
  /** Language of all of its words: that of the reader, or the source language where letter or frame is missing. */
  lang: string;
  opening: Opening;
  subject: Line;
  blocks: LetterBlock[];
}

/** The texts a letter is composed of, in one language. */
export interface LetterSource {
  plan: LetterPlan;
  lang: string;
  text: Text & { letter: LetterText };
  frame: LetterText;
}

const hasWords = (text: Text | undefined): text is Text & { letter: LetterText } =>
  text?.letter !== undefined;

/**
 * Finds what a letter is composed of. Letter and frame are of one language: where one of them is not translated, or
 * has changed so much that its translation no longer fits, both are those of the source language.
 * @param lang language of the reader
 * @returns undefined when letters.yaml has no such letter
 */
export function findLetter(catalog: Catalog, id: string, lang: string): LetterSource | undefined {
  const { letters, source } = catalog.settings;
  const plan = letters?.letters.find((one) => one.id === id);
  const entry = own(catalog.letters, id);
  const frame = own(catalog.letters, letters?.frame ?? '');
  if (!plan || !entry || !frame) return undefined;
  const isThere = [entry, frame].every((one) => viewEntry(one, lang, source).state !== 'missing');
  const wanted = isThere ? lang : source;
  const { text } = viewEntry(entry, wanted, source);
  const { text: around } = viewEntry(frame, wanted, source);
  if (!hasWords(text) || !hasWords(around)) return undefined;
  return { plan, lang: wanted, text, frame: around.letter };
}

/** Greeting, openings, the letter itself and closing, in order; both openings are there. */
export function listParts({ text, frame }: LetterSource): { part: LetterPart; blocks: LetterBlock[] }[] {
  const part = (name: (typeof frameParts)[number]): LetterBlock[] =>
    frame.parts[frameParts.indexOf(name)] ?? [];
  return [
    { part: 'greeting', blocks: part('greeting') },
    { part: 'full', blocks: part('full') },
    { part: 'short', blocks: part('short') },
    { part: 'body', blocks: text.letter.parts.flat() },
    { part: 'closing', blocks: part('closing') },
  ];
}

/** Puts greeting, opening, letter and closing together. */
export function composeLetter(source: LetterSource, opening: Opening): ComposedLetter {
  const blocks = listParts(source)
    .filter(({ part }) => (part !== 'full' && part !== 'short') || part === opening)
    .flatMap((one) => one.blocks);
  const { plan, lang, text } = source;
  return { id: plan.id, lang, opening, subject: text.letter.subject, blocks };
}

/** Fields of lines, in the order in which letters.yaml declares them. */
function fieldsIn(lines: readonly Line[], declared: LetterSettings['fields']): string[] {
  const used = new Set(listFields(lines));
  return Object.keys(declared).filter((name) => used.has(name));
}

/** Fields of a composed letter, in the order in which letters.yaml declares them. */
export const fieldsOf = ({ subject, blocks }: ComposedLetter, { fields }: LetterSettings): string[] =>
  fieldsIn([subject, ...linesOf(blocks)], fields);

/** Fields that a letter has with any opening, in the same order. */
export const fieldsOfAny = (source: LetterSource, declared: LetterSettings['fields']): string[] =>
  fieldsIn(
    [source.text.letter.subject, ...listParts(source).flatMap(({ blocks }) => linesOf(blocks))],
    declared,
  );
