import { foldArabic } from './fold.ts';
import type { SearchIndex } from './search-index.ts';
import type { Term } from './term.ts';
import { findAlike, isChinese, type Likeness } from './vocabulary.ts';
import { splitWords } from './words.ts';

/** How much a word counts that is never a keyword: it is rather grammar than a subject. */
const leastTopicality = 0.25;

/** A word of which half of the entries that have it have it as a keyword is a subject. */
const topicalShare = 0.5;

/** How much it tells that an entry has a word (inverse document frequency, as in BM25). */
export const tellingWeight = (having: number, all: number): number =>
  Math.log(1 + (all - having + 0.5) / (having + 0.5));

function scoreEntries({ places }: SearchIndex, alike: Likeness): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [word, likeness] of alike) {
    for (const [entry, weight] of places.get(word) ?? [])
      scores.set(entry, Math.max(weight * likeness, scores.get(entry) ?? 0));
  }
  return scores;
}

function weigh(
  { keywords, topicality }: SearchIndex,
  alike: Likeness,
  scores: ReadonlyMap<number, number>,
): number {
  if (scores.size === 0) return 0;
  let having = 0;
  for (const score of scores.values()) having += Math.min(1, 1.5 * score);
  let topical = 0;
  for (const [word, likeness] of alike)
    topical = Math.max(topical, likeness * Math.min(1, (topicality.get(word) ?? 0) / topicalShare));
  return tellingWeight(having, keywords.length) * (leastTopicality + (1 - leastTopicality) * topical);
}

/** Neighbouring words that the index writes as one: back door, black list. */
function joinNeighbours(words: readonly string[], { vocabulary }: SearchIndex): string[] {
  return words
    .slice(1)
    .map((word, index) => `${words[index] ?? ''}${word}`)
    .filter((joined) => joined.length > 4 && vocabulary.words.has(joined));
}

/**
 * The words of a query with what they find. The last one may be unfinished unless a space or sign follows.
 * @param query what the reader typed
 */
export function buildTerms(index: SearchIndex, query: string): Term[] {
  const found = splitWords(query);
  const plain = found.filter(({ isJoined }) => !isJoined);
  const last = /[\p{L}\p{M}\p{N}]$/u.test(query) ? plain.at(-1)?.text : undefined;
  const typed = new Map<string, string>();
  for (const { text, start, end, isJoined } of found)
    typed.set(text, isJoined ? text : foldArabic(query.slice(start, end)));
  for (const { text } of found) {
    // A pair that the index does not have may hold a word of one character.
    if (isChinese(text) && !index.vocabulary.words.has(text)) for (const one of text) typed.set(one, one);
  }
  for (const joined of joinNeighbours(
    plain.map(({ text }) => text),
    index,
  ))
    typed.set(joined, joined);
  return [...typed].map(([word, asTyped]) => {
    const isUnfinished = word === last;
    const known = isUnfinished ? undefined : index.terms.get(word);
    if (known) return known;
    const alike = findAlike(index.vocabulary, word, isUnfinished);
    const scores = scoreEntries(index, alike);
    const term = { word, typed: asTyped, alike, scores, weight: weigh(index, alike, scores) };
    if (!isUnfinished) index.terms.set(word, term);
    return term;
  });
}

/** How much a word must tell beside the best one. */
const leastWeight = 0.25;

/** The words that a query is about, and those that the index does not know; not those that every text has. */
export function tellingTerms(terms: readonly Term[]): Term[] {
  const best = Math.max(...terms.map(({ weight }) => weight));
  return terms.filter(({ weight }) => weight === 0 || weight >= leastWeight * best);
}
