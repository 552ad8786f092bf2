import { own } from './record.ts';

/** Order of two texts by their code units: the same on every machine, whatever its language. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A text as the content or an attribute of HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that HTML of ours stands for: numbers, and the names that programs write. Others stay as they are. */
export const unescapeHtml = (html: string): string =>
  html.replace(
    /&(?:#x([0-9a-f]{1,5})|#(\d{1,6})|([a-z]+));/gi,
    (whole, hex: string, number: string, name: string) => {
      if (name) return own(entities, name) ?? whole;
      return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(number));
    },
  );
