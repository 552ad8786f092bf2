import type { Likeness } from './vocabulary.ts';

/** A word of a query and what it finds. */
export interface Term {
  /** Folded. */
  word: string;
  /** As it was typed, apart from Arabic forms: what the full-text index is asked for. */
  typed: string;
  alike: Likeness;
  /** By number of the entry: how well the word fits. */
  scores: ReadonlyMap<number, number>;
  /** How much it tells: little for one that every text has. 0 when the index does not have it. */
  weight: number;
}
