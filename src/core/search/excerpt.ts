import type { Piece } from './marks.ts';

/** A passage of a full text that shows why it was found. */
export interface Excerpt {
  pieces: Piece[];
  /** The heading below which it stands. */
  heading: { id: string; text: string } | undefined;
}

/** A full text as Pagefind keeps it, and where words of the query stand in it. */
export interface FullText {
  /** Words, divided by white space, or by zero-width spaces in languages that write without. */
  content: string;
  /** Headings in order, each with the number of its first word. */
  anchors: readonly { id: string; text: string; location: number }[];
  /** For each word of the query: how much it tells, and the numbers of the words that it found. */
  found: readonly { weight: number; locations: readonly number[] }[];
}

/** Words of an excerpt, and how many of them stand before the first that was found. */
const length = 26;
const lengthBefore = 5;

/** Where the passage starts that says most: the most words of the query. */
function findStart({ found }: FullText, count: number): number {
  const scoreAt = (start: number): number =>
    found
      .filter(({ locations }) => locations.some((location) => location >= start && location < start + length))
      .reduce((sum, { weight }) => sum + weight, 0);
  let best = { start: 0, score: -1 };
  for (const location of found.flatMap(({ locations }) => locations).sort((a, b) => a - b)) {
    const start = Math.max(0, Math.min(location - lengthBefore, count - length));
    const score = scoreAt(start);
    if (score > best.score) best = { start, score };
  }
  return best.start;
}

/** Chooses the passage of a full text that says most of a query, with its words marked. */
export function buildExcerpt(text: FullText): Excerpt {
  const isUnspaced = text.content.includes('\u200B');
  const words = text.content.split(isUnspaced ? '\u200B' : /\s+/);
  const gap = { text: isUnspaced ? '' : ' ', isMarked: false };
  const ellipsis = { text: '…', isMarked: false };
  const start = findStart(text, words.length);
  const end = start + length;
  const marked = new Set(text.found.flatMap(({ locations }) => locations));
  const first = Math.min(...[...marked].filter((location) => location >= start));
  return {
    pieces: [
      ...(start > 0 ? [ellipsis] : []),
      ...words
        .slice(start, end)
        .flatMap((word, index) => [gap, { text: word, isMarked: marked.has(start + index) }]),
      ...(end < words.length ? [gap, ellipsis] : []),
    ],
    heading: text.anchors.findLast(({ location }) => location <= first),
  };
}
