import { fold } from './fold.ts';

/** A stretch of a text, and the folded word by which it is found. */
export interface Word {
  text: string;
  /** Where it stands: code units of the text, the end not included. */
  start: number;
  end: number;
  /** True for one that is put together from words of their own: `backdoor` of back-door. */
  isJoined: boolean;
}

/** Letters and digits, and the signs that tie them together: e-mail, l'eau, socks5h, می‌شود. */
const chunks = /[\p{L}\p{M}\p{N}]+(?:[-\u2010\u2011'’._/\u200C\u200D]+[\p{L}\p{M}\p{N}]+)*/gu;

/** Scripts that write without spaces between words, as the inside of a character class. */
const unspaced = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}々〇ー';

/** A piece of a chunk: letters of such scripts, or others. */
const pieces = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

const isUnspaced = new RegExp(`[${unspaced}]`, 'u');

/** The words of a text in order, a joined one behind its parts. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  const add = (word: string, start: number, isJoined = false, end = start + word.length): void => {
    const folded = fold(word);
    if (folded !== '') words.push({ text: folded, start, end, isJoined });
  };
  for (const { 0: chunk, index: at } of text.matchAll(chunks)) {
    const found = [...chunk.matchAll(pieces)];
    for (const { 0: piece, index } of found) {
      const start = at + index;
      if (isUnspaced.test(piece)) addPairs(piece, start, add);
      else add(piece, start);
    }
    if (found.length > 1 && !isUnspaced.test(chunk))
      add(found.map(({ 0: piece }) => piece).join(''), at, true, at + chunk.length);
  }
  return words;
}

/** Pairs of neighbouring characters: how words are found where no space parts them. */
function addPairs(piece: string, start: number, add: (word: string, start: number) => void): void {
  for (const { 0: first, 1: second = '', index } of piece.matchAll(/.(?=(.?))/gu))
    if (second !== '' || first === piece) add(first + second, start + index);
}
