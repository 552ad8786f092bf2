import { isOneEdit } from './one-edit.ts';

/** Every word of the index once. */
export interface Vocabulary {
  words: ReadonlySet<string>;
  /** The words with a line feed around each: the engine's own search in it is faster than any loop over words. */
  text: string;
}

/** Words that a word may stand for, with how near they are: 1 is the very word. */
export type Likeness = ReadonlyMap<string, number>;

type Add = (found: string, likeness: number) => void;

export function buildVocabulary(words: Iterable<string>): Vocabulary {
  const set = new Set(words);
  return { words: set, text: `\n${[...set].join('\n')}\n` };
}

/** Words in which letters stand; a line feed ties the letters to the beginning or the end of a word. */
function findContaining({ text }: Vocabulary, letters: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(letters); at >= 0;) {
    const start = (letters.startsWith('\n') ? at : text.lastIndexOf('\n', at)) + 1;
    const end = text.indexOf('\n', start);
    found.push(text.slice(start, end));
    at = text.indexOf(letters, end);
  }
  return found;
}

function countShared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Which part of a word its stem is: endings of most languages are shorter than the rest. */
const stemShare = 0.6;

/** A single character of Chinese or Japanese tells something, and may stand second in a pair. */
export const isChinese = (word: string): boolean => word >= '\u2E80';

/** Longer words that hold this one, above all at their beginning: relays for relay, webmail for mail. */
function addLonger(vocabulary: Vocabulary, word: string, isUnfinished: boolean, add: Add): void {
  for (const found of findContaining(vocabulary, word.length > 3 || isChinese(word) ? word : `\n${word}`)) {
    const share = word.length / found.length;
    if (!found.startsWith(word)) add(found, 0.3 + 0.4 * share);
    else add(found, isUnfinished ? 0.9 : 0.4 + 0.5 * share);
  }
}

/** Words of the same stem (anonymity for anonymous), and shorter ones at its end (server for mailserver). */
function addRelated(vocabulary: Vocabulary, word: string, add: Add): void {
  const stem = Math.ceil(word.length * stemShare);
  for (const found of findContaining(vocabulary, `\n${word.slice(0, stem)}`)) {
    const shared = countShared(word, found);
    const share = shared / Math.max(word.length, found.length);
    if (word.startsWith(found)) add(found, 0.4 + 0.5 * share);
    else if (shared > 3 && share >= stemShare) add(found, 0.2 + 0.6 * share);
  }
  for (let size = Math.max(4, stem); size < word.length; size += 1) {
    const end = word.slice(-size);
    if (vocabulary.words.has(end)) add(end, 0.3 + (0.4 * size) / word.length);
  }
}

/** From this length on a word may have a slip of the hand in it. */
const fewestForSlip = 5;

/** True when a word differs by one slip from the beginning of one that is a little longer. */
const startsAlike = (word: string, longer: string): boolean =>
  word.length >= fewestForSlip &&
  longer.length < 1.5 * word.length &&
  [-1, 0, 1].some((more) => isOneEdit(word, longer.slice(0, word.length + more)));

/** Words that differ by one slip. It is in one half of the word, so that the other half finds them. */
function addMisspelt(vocabulary: Vocabulary, word: string, add: Add): void {
  const half = Math.floor(word.length / 2);
  const candidates = [
    ...findContaining(vocabulary, `\n${word.slice(0, half)}`),
    ...findContaining(vocabulary, `${word.slice(half + 1)}\n`),
    ...findContaining(vocabulary, word.slice(half)),
  ];
  for (const found of candidates) {
    if (found.length < fewestForSlip - 1) continue;
    if (isOneEdit(word, found))
      for (const [other, likeness] of findAlike(vocabulary, found, false)) add(other, 0.7 * likeness);
    else if (startsAlike(word, found) || startsAlike(found, word)) add(found, 0.55);
  }
}

/**
 * Words of the vocabulary that a folded word may stand for: itself, words that it is part of or that are part of it, words
 * of the same stem and, when it is not in the vocabulary, words that differ by a slip of the hand. Knows no language.
 * @param isUnfinished the reader may still be typing it, so that any word may follow from it
 */
export function findAlike(vocabulary: Vocabulary, word: string, isUnfinished: boolean): Likeness {
  const alike = new Map<string, number>();
  const add: Add = (found, likeness) => alike.set(found, Math.max(likeness, alike.get(found) ?? 0));
  const isKnown = vocabulary.words.has(word);
  if (isKnown) add(word, 1);
  if (word.length > 2 || isUnfinished || isChinese(word)) addLonger(vocabulary, word, isUnfinished, add);
  if (word.length > 3) addRelated(vocabulary, word, add);
  if (word.length >= fewestForSlip && !isKnown) addMisspelt(vocabulary, word, add);
  return alike;
}
