import type { Term } from './term.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';
import { splitWords } from './words.ts';

/** What the first tier looks at of a question, letter or page. */
export interface SearchEntry {
  title: string;
  short: string;
  keywords: readonly string[];
}

/** How much a word counts by where it stands; below them, the full text (see ranking.ts). */
const titleWeight = 1;
const keywordWeight = 0.8;
const shortWeight = 0.4;

/** How much a further place adds to the best one. */
const furtherPlace = 0.15;

/** The words of one keyword. */
export type Phrase = readonly string[];

/** All that ranking needs to know. Entries go by their number. */
export interface SearchIndex {
  /** By entry: its keywords. */
  keywords: readonly (readonly Phrase[])[];
  vocabulary: Vocabulary;
  /** By word: the entries that have it, and how much it counts in each. */
  places: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** By word: which share of the entries that have it have it as a keyword. It tells what a text is about from what all texts are made of. */
  topicality: ReadonlyMap<string, number>;
  /** What whole words have found, kept while the reader goes on typing. */
  terms: Map<string, Term>;
}

/** Builds the index of the first tier. */
export function buildSearchIndex(entries: readonly SearchEntry[]): SearchIndex {
  const places = new Map<string, Map<number, number>>();
  const asKeyword = new Map<string, number>();
  const addText = (number: number, text: string, weight: number): string[] => {
    const words = splitWords(text);
    for (const { text: word } of words) {
      const known = places.get(word) ?? new Map<number, number>();
      const before = known.get(number) ?? 0;
      const further = Math.min(weight, before);
      places.set(word, known.set(number, Math.max(weight, before) + furtherPlace * further));
    }
    return words.filter(({ isJoined }) => !isJoined).map(({ text: word }) => word);
  };
  const keywords = entries.map((entry, number) => {
    addText(number, entry.title, titleWeight);
    addText(number, entry.short, shortWeight);
    const phrases = entry.keywords.map((keyword) => addText(number, keyword, keywordWeight));
    for (const word of new Set(phrases.flat())) asKeyword.set(word, (asKeyword.get(word) ?? 0) + 1);
    return phrases;
  });
  const topicality = new Map(
    [...asKeyword].map(([word, count]) => [word, count / (places.get(word)?.size ?? 1)]),
  );
  return { keywords, vocabulary: buildVocabulary(places.keys()), places, topicality, terms: new Map() };
}
