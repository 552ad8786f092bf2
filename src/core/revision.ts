/** Makes a hexadecimal SHA-256 of a text (UTF-8). Passed in, so that core needs no crypto module. */
export type Digest = (text: string) => string;

/** What a translator translates. */
export interface Translatable {
  title: string;
  short: string;
  /** Markdown below the front matter. */
  body: string;
}

/** The body without what no translator would see: line ends of other systems, trailing blanks, blank lines around it. */
const normaliseBody = (body: string): string =>
  body
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');

const normaliseLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

/**
 * The revision of a source text: 12 hexadecimal digits that change when, and only when, a translator would have
 * something to do. Keywords, order of the front matter and bookkeeping don't count.
 */
export function computeRevision(text: Translatable, digest: Digest): string {
  const parts = [normaliseLine(text.title), normaliseLine(text.short), normaliseBody(text.body)];
  return digest(JSON.stringify(parts)).slice(0, 12);
}
