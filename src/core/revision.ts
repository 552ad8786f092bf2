/** Makes a hexadecimal SHA-256 of a text (UTF-8). Passed in, so that core needs no crypto module. */
export type Digest = (text: string) => string;

/** What a translator translates. */
export interface Translatable {
  title: string;
  short: string;
  /** Markdown below the front matter. */
  body: string;
  /** Further words of the front matter that are translated, in a fixed order. */
  words?: readonly string[];
}

/** The body without what no translator would see: line ends of other systems, trailing blanks, blank lines around it. */
export function normaliseBody(body: string): string {
  const lines = body
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(Math.max(0, first), last + 1).join('\n');
}

const normaliseLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

/**
 * The revision of a source text: 12 hexadecimal digits that change when, and only when, a translator would have
 * something to do. Keywords, order of the front matter and bookkeeping don't count.
 */
export function computeRevision(text: Translatable, digest: Digest): string {
  const lines = [text.title, text.short, ...(text.words ?? [])].map(normaliseLine);
  const parts = [...lines, normaliseBody(text.body)];
  return digest(JSON.stringify(parts)).slice(0, 12);
}
