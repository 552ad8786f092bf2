import { fold } from './fold.ts';

/** Pairs of neighbouring letters, with the edges of the text as letters. */
const pairsOf = (text: string): Set<string> => {
  const letters = Array.from(` ${fold(text)} `);
  return new Set(letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`));
};

/** From which likeness on a keyword is worth an offer: 1 is the same text. */
const least = 0.3;

/**
 * The keyword that looks most like what was typed: the one that has most pairs of letters in common with it (Dice's
 * coefficient). Order of words matters little, and in the browser it weighs a tenth of an edit distance.
 */
export function findNearestKeyword(query: string, keywords: Iterable<string>): string | undefined {
  const wanted = pairsOf(query);
  let best: string | undefined;
  let bestLikeness: number = least;
  for (const keyword of keywords) {
    const pairs = pairsOf(keyword);
    const likeness = (2 * [...wanted].filter((pair) => pairs.has(pair)).length) / (wanted.size + pairs.size);
    if (likeness > bestLikeness) [best, bestLikeness] = [keyword, likeness];
  }
  return best;
}
