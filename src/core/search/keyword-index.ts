import { compareTexts } from '../texts.ts';
import { fold } from './fold.ts';

/** A text with the keywords by which an index leads to it. */
export interface KeywordSource {
  /** Its number, by which the index names it. */
  number: number;
  /** Language of the keywords. */
  lang: string;
  keywords: readonly string[];
}

/** A line of the index: a keyword and the numbers of the texts it leads to. */
export interface IndexLine {
  keyword: string;
  lang: string;
  numbers: number[];
}

/** The lines below one heading: a letter, or `#` for digits and signs. */
export interface IndexGroup {
  letter: string;
  lines: IndexLine[];
}

/**
 * The first character of each initial in the order of Pinyin, in which Chinese indexes stand: what sorts at or behind it
 * and before the next one begins with that letter.
 */
const pinyin = Array.from('阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀');
const pinyinLetters = Array.from('ABCDEFGHJKLMNOPQRSTWXYZ');

/** What counts in an index: not the signs before a word, nor the Arabic article, which is written as a part of it. */
function withoutPrefix(keyword: string, lang: string): string {
  const word = keyword.replace(/^[^\p{L}\p{N}]+/u, '');
  return lang.startsWith('ar') ? word.replace(/^ال(?=\p{L}{2})/u, '') : word;
}

const isHan = (letter: string): boolean => /\p{sc=Han}/u.test(letter);

/** Orders and groups keywords as readers of a language expect. */
class Alphabet {
  readonly #lang: string;
  readonly #order: Intl.Collator;
  readonly #letters: Intl.Collator;

  constructor(lang: string) {
    this.#lang = lang;
    this.#order = new Intl.Collator(lang, { numeric: true });
    this.#letters = new Intl.Collator(lang, { sensitivity: 'base' });
  }

  /** The heading below which a keyword stands. */
  letterOf(keyword: string): string {
    const [first = ''] = withoutPrefix(keyword, this.#lang);
    if (!/\p{L}/u.test(first)) return '#';
    if (isHan(first) && this.#lang.startsWith('zh'))
      return pinyinLetters[pinyin.findLastIndex((start) => this.#order.compare(start, first) <= 0)] ?? '#';
    return this.#baseOf(first).toLocaleUpperCase(this.#lang);
  }

  /** The letter without its accents, or the first of a ligature, where the language takes them for the same. */
  #baseOf(letter: string): string {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
    const isSame = (other: string): boolean => this.#letters.compare(other, letter) === 0;
    if (isSame(plain) || this.#lang.startsWith('ar')) return plain;
    const folded = fold(letter);
    return isSame(folded) ? (folded[0] ?? letter) : letter;
  }

  compareLetters(a: string, b: string): number {
    if (a === '#' || b === '#') return Number(b === '#') - Number(a === '#');
    return this.#letters.compare(a, b) || compareTexts(a, b);
  }

  compareWords(a: string, b: string): number {
    const [plainA, plainB] = [withoutPrefix(a, this.#lang), withoutPrefix(b, this.#lang)];
    return this.#order.compare(plainA, plainB) || compareTexts(a, b);
  }
}

/** Keywords that differ in case only are one line, in the spelling that comes first. */
function collectLines(sources: readonly KeywordSource[]): IndexLine[] {
  const lines = new Map<string, IndexLine>();
  for (const source of sources) {
    for (const keyword of source.keywords) {
      const key = `${source.lang} ${keyword.toLowerCase()}`;
      const line = lines.get(key) ?? { keyword, lang: source.lang, numbers: [] };
      if (compareTexts(keyword, line.keyword) < 0) line.keyword = keyword;
      if (!line.numbers.includes(source.number)) line.numbers.push(source.number);
      lines.set(key, line);
    }
  }
  return [...lines.values()];
}

/** How many bytes of keywords an index may hold: what the search page of a large site has left for them. */
const mostBytes = 11_000;

/** The first keywords of each text, as many as the index has room for; of a small site, all. */
function limitKeywords(sources: readonly KeywordSource[]): KeywordSource[] {
  const encoder = new TextEncoder();
  const longest = Math.max(0, ...sources.map(({ keywords }) => keywords.length));
  let left = mostBytes;
  let most = 0;
  while (most < longest) {
    const next = sources.map(({ keywords }) => keywords[most] ?? '');
    left -= encoder.encode(next.join('')).length;
    if (left < 0) break;
    most += 1;
  }
  return sources.map((source) => ({ ...source, keywords: source.keywords.slice(0, Math.max(1, most)) }));
}

/**
 * An index such as the last pages of a book have: keywords in the order of a language below their first letters.
 * @param lang BCP 47 tag of the reader's language
 */
export function buildKeywordIndex(sources: readonly KeywordSource[], lang: string): IndexGroup[] {
  const alphabet = new Alphabet(lang);
  const groups = new Map<string, IndexLine[]>();
  for (const line of collectLines(limitKeywords(sources))) {
    const letter = alphabet.letterOf(line.keyword);
    groups.set(letter, [...(groups.get(letter) ?? []), line]);
  }
  const sorted = [...groups].sort(([a], [b]) => alphabet.compareLetters(a, b));
  return sorted.map(([letter, lines]) => ({
    letter,
    lines: lines.sort((a, b) => alphabet.compareWords(a.keyword, b.keyword) || compareTexts(a.lang, b.lang)),
  }));
}
