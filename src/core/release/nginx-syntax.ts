/** Pieces of an nginx configuration, as lines of text. */

/** A text between quotes, as nginx reads it. */
export const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** A regular expression between quotes; nginx leaves its backslashes alone. */
export const quotePattern = (prefix: string, pattern: string): string =>
  `"${prefix}${pattern.replaceAll('"', '\\"')}"`;

/** A text as part of a regular expression. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A line of a map: what to look for, and the value. */
export type Row = [key: string, value: string];

/** A block, its lines indented. */
export const block = (head: string, rows: readonly string[]): string[] => [
  `${head} {`,
  ...rows.map((row) => (row === '' ? '' : `    ${row}`)),
  '}',
];

/** A map of one variable to another. */
export const map = (from: string, to: string, rows: readonly Row[]): string[] =>
  block(
    `map ${from} ${to}`,
    rows.map(([key, value]) => `${key} ${quote(value)};`),
  );

/** A header of every answer, whatever its status. The value is a quoted text or has variables. */
export const header = (name: string, value: string): string => `add_header ${name} ${value} always;`;
