import LineBreaker from 'linebreak';
import stringWidth from 'string-width';
import { remember } from '../remember.ts';
import type { Wrap } from './plain-letter.ts';

/** Lines of a letter (RFC 3676 recommends at most 78 columns; mail that is quoted again needs some room). */

/** Columns of a line. Characters of East Asian scripts take two. */
const mostColumns = 72;

/** Letters, digits and marks of Latin, Cyrillic and Arabic texts: as many columns as characters. */
export const oneColumnEach =
  /^[\x20-\x7E\u00A0-\u00AC\u00AE-\u024F\u0400-\u0481\u060C\u061B\u061F\u0620-\u063F\u0641-\u064A\u0660-\u0669\u0671-\u06D3\u06F0-\u06F9\u2010-\u2027\u202F]*$/;

/** Columns of a text. Measuring is slow, and letters share most of their words. */
const measure = remember((text: string) => {
  const seen = text.replaceAll('\u200C', '');
  return oneColumnEach.test(seen) ? seen.length : stringWidth(text);
});

/** Breaks a text where its language allows it (Unicode Standard Annex 14). A word that is too long stays whole. */
function wrapText(text: string, columns: number): string[] {
  if (/\S$/.test(text) && text.length <= columns && oneColumnEach.test(text)) return [text];
  const breaker = new LineBreaker(text);
  const lines: string[] = [];
  let current = '';
  let width = 0;
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const piece = text.slice(start, next.position);
    start = next.position;
    const word = measure(piece.trimEnd());
    if (current !== '' && width + word > columns) {
      lines.push(current.trimEnd());
      current = '';
      width = 0;
    }
    current += piece;
    width += word + piece.length - piece.trimEnd().length;
  }
  return current.trimEnd() === '' ? lines : [...lines, current.trimEnd()];
}

/** A letter has three openings and shares greeting and closing with all others: most lines were broken before. */
const wrapFor = remember((columns: number) => remember((text: string) => wrapText(text, columns)));

/** Breaks the lines of a letter. */
export const wrapLetter: Wrap = (text, indent) => wrapFor(mostColumns - indent)(text);

/** A whole letter as it is sent: the line that names the subject, and the text. */
export const formatLetter = (subjectLine: string, body: string): string =>
  `${wrapLetter(subjectLine, 0).join('\n')}\n\n${body}\n`;
