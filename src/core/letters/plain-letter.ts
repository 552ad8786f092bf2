import type { OutsideLink } from '../model.ts';
import { rememberFor } from '../remember.ts';
import type { ComposedLetter } from './compose-letter.ts';
import { fillBlock, fillLine, type Filling } from './fill-letter.ts';
import type { LetterBlock, Line } from './letter-text.ts';

/**
 * Breaks a text into lines.
 * @param indent columns that stand before each line
 */
export type Wrap = (text: string, indent: number) => string[];

type Links = Readonly<Record<string, OutsideLink>>;

/** How the lines of a letter are laid out. */
export interface PlainOptions {
  links: Links;
  /** Breaks lines; without it they stay whole, as mail programs and forms break them by themselves. */
  wrap?: Wrap;
  /** Direction in which the language is written. */
  dir: 'ltr' | 'rtl';
}

/** The words of a line without addresses. */
export const lineText = (line: Line): string =>
  line.map((piece) => (typeof piece === 'string' ? piece : 'to' in piece ? piece.text : '')).join('');

/** The addresses that a line carries; each stands below it on a line of its own. */
export const lineAddresses = (line: Line, links: Links): string[] =>
  line.flatMap((piece) => (typeof piece === 'object' && 'to' in piece ? (links[piece.to]?.url ?? []) : []));

/**
 * A line as it stands in plain text. In a text from right to left, one that starts with a Latin letter gets a mark, since
 * mail programs would show it from left to right.
 */
export function placeLine(line: string, dir: PlainOptions['dir']): string {
  const startsForeign =
    dir === 'rtl' &&
    /^[^\p{L}]*\p{Script=Latin}/u.test(line) &&
    /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(line);
  return startsForeign ? `\u200F${line}` : line;
}

function layOut(line: Line, { links, wrap, dir }: PlainOptions, first: string, indent: string): string[] {
  const text = lineText(line);
  const wrapped = wrap ? wrap(text, indent.length) : [text];
  const lines = wrapped.map((one) => placeLine(one, dir));
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
