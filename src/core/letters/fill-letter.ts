import type { FieldType, LetterField } from '../model.ts';
import { cleanValue } from './field-values.ts';
import type { Inline, LetterBlock, Line } from './letter-text.ts';

/** What goes into the fields of a letter. */
export interface Filling {
  fields: Readonly<Record<string, LetterField>>;
  /** What stands for a field that is not filled. */
  open: (field: string) => string;
  /** By name of the field; empty ones count as not filled. */
  values: ReadonlyMap<string, string>;
  /** Direction in which the language of the letter is written. */
  dir: 'ltr' | 'rtl';
  /** Leaves lines with an optional field that is not filled out; otherwise they stand with the name of the field. */
  dropOptional: boolean;
}

/** Shows open fields by their names in the language of the letter: `[IP address of the relay]`. */
export const showLabels =
  (labels: Readonly<Record<string, string>>) =>
  (field: string): string =>
    `[${labels[field] ?? field}]`;

/** Shows open fields as they are written in the content: `{address}`. */
export const showNames = (field: string): string => `{${field}}`;

/**
 * A value as it stands in a text. In one from right to left, dates, addresses and numbers get marks around them: it would
 * turn their parts around.
 */
export function placeValue(value: string, type: FieldType, dir: Filling['dir']): string {
  const leftToRightMark = '\u200E';
  return dir === 'rtl' && type !== 'text' ? leftToRightMark + value + leftToRightMark : value;
}

function fillInline(piece: Inline, { fields, open, values, dir }: Filling): Inline {
  if (typeof piece === 'string' || 'to' in piece) return piece;
  const value = cleanValue(values.get(piece.field) ?? '');
  return value === '' ? open(piece.field) : placeValue(value, fields[piece.field]?.type ?? 'text', dir);
}

/** True when the line has a field that may stay empty and is. */
export function isLeftOut(line: Line, { fields, values }: Pick<Filling, 'fields' | 'values'>): boolean {
  return line.some((piece) => {
    if (typeof piece === 'string' || 'to' in piece) return false;
    return fields[piece.field]?.required === false && cleanValue(values.get(piece.field) ?? '') === '';
  });
}

/** Fills a line. */
export const fillLine = (line: Line, filling: Filling): Line =>
  line.map((piece) => fillInline(piece, filling));

const fillLines = (lines: readonly Line[], filling: Filling): Line[] =>
  lines
    .filter((line) => !filling.dropOptional || !isLeftOut(line, filling))
    .map((line) => fillLine(line, filling));

/** Fills a block; it is left out when nothing of it remains. Values stay text, whatever they are. */
export function fillBlock(block: LetterBlock, filling: Filling): LetterBlock[] {
  if (block.kind === 'code') return [block];
  if (block.kind === 'paragraph') {
    const lines = fillLines(block.lines, filling);
    return lines.length === 0 ? [] : [{ kind: 'paragraph', lines }];
  }
  const items = block.items.map((item) => fillLines(item, filling)).filter((item) => item.length > 0);
  return items.length === 0 ? [] : [{ ...block, items }];
}
