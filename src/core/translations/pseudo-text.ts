import { visit } from 'unist-util-visit';
import { divideText } from '../divided-text.ts';
import { parseMdx } from '../mdx/parse.ts';
import type { TextKind } from '../model.ts';
import type { Digest } from '../revision.ts';
import { readSourceWords, revisionOfWords } from './source-words.ts';

/**
 * A language that nobody speaks: the source text with accents on its letters, and longer. What stays without accents on
 * a page is written in the program instead of a dictionary; what breaks would break in a language of long words.
 */

/** Its tag; XA is a region that stands for no place (CLDR, pseudo-locales). */
export const pseudoTag = 'en-XA';

const plainLetters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accentedLetters = Array.from('ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ');
const accents = new Map(
  Array.from(plainLetters, (letter, index) => [letter, accentedLetters[index] ?? letter]),
);

/** Names between braces, entities and escaped signs mean something to programs. */
const kept = /\{\{[^{}]*\}\}|\{[^{}]*\}|&#?\w+;|\\./g;

const accent = (text: string): string => Array.from(text, (letter) => accents.get(letter) ?? letter).join('');

/** Vowels twice: about a third longer. */
const lengthen = (text: string): string => text.replace(/[aeou]/g, '$&$&');

/** A text up to its next name, entity or escape is changed; these stay. */
function changeWords(text: string, change: (words: string) => string): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(kept)) {
    result += change(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return result + change(text.slice(end));
}

/**
 * A text in the pseudo-language.
 * @param most how long it may get; where it would be longer, it only gets accents
 */
export function pseudoText(text: string, most = Number.POSITIVE_INFINITY): string {
  const long = changeWords(text, (words) => accent(lengthen(words)));
  return long.length <= most ? long : changeWords(text, accent);
}

/** True when a text has letters, and among them one of the pseudo-language. */
export const isPseudo = (text: string): boolean => accentedLetters.some((letter) => text.includes(letter));

/** Markdown in the pseudo-language: words change; links, code, names and structure do not. */
function pseudoBody(source: string, kind: TextKind): string {
  const { tree } = parseMdx(source, kind);
  const places: { start: number; end: number }[] = [];
  if (tree) {
    visit(tree, 'text', ({ position }) => {
      const { start, end } = position ?? {};
      if (start?.offset !== undefined && end?.offset !== undefined)
        places.push({ start: start.offset, end: end.offset });
    });
  }
  let text = source;
  for (const { start, end } of places.reverse())
    text = text.slice(0, start) + pseudoText(text.slice(start, end)) + text.slice(end);
  return divideText(text)?.body ?? '';
}

/** Lengths that the front matter allows. */
const limits = { title: 160, short: 420, 'not-for': 420, subject: 120 } as const;

/**
 * A source file in the pseudo-language, current and checked.
 * @param source text of the file
 * @returns undefined for a file without front matter
 */
export function buildPseudoFile(source: string, kind: TextKind, digest: Digest): string | undefined {
  const words = readSourceWords(source, kind);
  if (!words) return undefined;
  const fields = words.fields.map(
    ({ name, text }) => `${name}: ${JSON.stringify(pseudoText(text, limits[name]))}\n`,
  );
  const revision = `revision: "${revisionOfWords(words, digest)}"\nchecked: true\n`;
  return `---\n${fields.join('')}${revision}---${pseudoBody(source, kind)}`;
}
