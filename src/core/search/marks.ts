import type { Term } from './term.ts';
import { tellingTerms } from './terms.ts';
import { splitWords } from './words.ts';

/** A run of a text: found, or what stands between. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/** How near a word must be to one of the query to be worth a mark. */
const leastLikeness = 0.5;

/** Words of the index that a query finds and that are worth a mark. */
export function markedWords(terms: readonly Term[]): Set<string> {
  const found = tellingTerms(terms).flatMap(({ alike }) => [...alike]);
  return new Set(found.filter(([, likeness]) => likeness >= leastLikeness).map(([word]) => word));
}

/** Divides a text into what is found by words and what is not; the pieces together are the text. */
export function markText(text: string, words: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const add = (end: number, isMarked: boolean): void => {
    if (end > done) pieces.push({ text: text.slice(done, end), isMarked });
    done = Math.max(done, end);
  };
  const found = splitWords(text).filter(({ text: word }) => words.has(word));
  for (const { start, end } of found.sort((a, b) => a.start - b.start)) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}
