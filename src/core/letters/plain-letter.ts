import LineBreaker from 'linebreak';
import stringWidth from 'string-width';
import type { OutsideLink } from '../model.ts';
import { remember, rememberFor } from '../remember.ts';
import type { ComposedLetter } from './compose-letter.ts';
import { fillBlock, fillLine, type Filling } from './fill-letter.ts';
import type { LetterBlock, Line } from './letter-text.ts';

/** A letter as plain text (RFC 3676 recommends lines of at most 78 columns; mail that is quoted again needs some room). */

/** Columns of a line. Characters of East Asian scripts take two. */
export const mostColumns = 72;

type Links = Readonly<Record<string, OutsideLink>>;

/** How the lines of a letter are laid out. */
export interface PlainOptions {
  links: Links;
  /** Columns at which lines break; none keeps each line whole, as mail programs and forms break them by themselves. */
  columns?: number;
  /** Direction in which the language is written. */
  dir: 'ltr' | 'rtl';
}

/** The words of a line without addresses. */
export const lineText = (line: Line): string =>
  line.map((piece) => (typeof piece === 'string' ? piece : 'to' in piece ? piece.text : '')).join('');

/** The addresses that a line carries; each stands below it on a line of its own. */
export const lineAddresses = (line: Line, links: Links): string[] =>
  line.flatMap((piece) => (typeof piece === 'object' && 'to' in piece ? (links[piece.to]?.url ?? []) : []));

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

/** Before a line that mail programs would otherwise show from left to right, since its first letter is. */
const rightToLeftMark = '\u200F';

const startsForeign = (line: string): boolean =>
  /^[^\p{L}]*\p{Script=Latin}/u.test(line) && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(line);

function layOut(line: Line, { links, columns, dir }: PlainOptions, first: string, indent: string): string[] {
  const text = lineText(line);
  const wrapped = columns === undefined ? [text] : wrapFor(columns - indent.length)(text);
  const lines = [
    ...wrapped.map((one) => (dir === 'rtl' && startsForeign(one) ? rightToLeftMark + one : one)),
  ];
  return [...lines, ...lineAddresses(line, links)].map((one, index) => (index === 0 ? first : indent) + one);
}

function layOutBlock(block: LetterBlock, options: PlainOptions): string[] {
  if (block.kind === 'code') return block.text.split('\n').map((line) => `  ${line}`);
  if (block.kind === 'paragraph') return block.lines.flatMap((line) => layOut(line, options, '', ''));
  return block.items.flatMap((item, index) => {
    const sign = block.ordered ? `${String(index + 1)}. ` : '- ';
    const indent = ' '.repeat(sign.length);
    return item.flatMap((line, at) => layOut(line, options, at === 0 ? sign : indent, indent));
  });
}

/** A whole letter as it is sent: the line that names the subject, and the text. */
export const formatLetter = (subjectLine: string, body: string): string =>
  `${wrapText(subjectLine, mostColumns).join('\n')}\n\n${body}\n`;

/** A letter as plain text. */
export interface WrittenLetter {
  subject: string;
  /** Paragraphs divided by empty lines, without a line end at the end. */
  body: string;
}

/**
 * Fills letters and writes them out. What letters have in common, such as the frame and the rest of a letter with
 * another opening, is written once.
 */
export function openLetterWriter(
  filling: Filling,
  options: Omit<PlainOptions, 'dir'>,
): (letter: ComposedLetter) => WrittenLetter {
  const layout = { ...options, dir: filling.dir };
  const writeBlock = rememberFor((block: LetterBlock) =>
    fillBlock(block, filling).map((filled) => layOutBlock(filled, layout).join('\n')),
  );
  return ({ subject, blocks }) => ({
    subject: lineText(fillLine(subject, filling)),
    body: blocks.flatMap(writeBlock).join('\n\n'),
  });
}
