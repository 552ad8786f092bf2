import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5';
import { ForeignElements } from './foreign-elements.ts';

/** What of a page is looked at. */
export interface Outline {
  /** Those of the wanted ids and names that are there. */
  anchors: Set<string>;
  /** Its title and first headings, white space made single. */
  titles: string[];
}

/** Elements in which other things stand than elements (https://html.spec.whatwg.org/#parsing-html-fragments). */
const modes: Readonly<Record<string, Tokenizer['state']>> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

const mostHeadings = 3;
/** Characters of a title that are kept. */
const mostOfTitle = 120;

/** Reads a page tag by tag. A tree of a page of strangers could take a hundred times its size. */
class OutlineReader implements TokenHandler {
  readonly outline: Outline = { anchors: new Set(), titles: [] };
  readonly #wanted: ReadonlySet<string>;
  readonly #tokenizer = new Tokenizer({}, this);
  readonly #foreign = new ForeignElements();
  #titles = 0;
  #headings = 0;
  /** The element whose words are collected, and those so far. */
  #open = '';
  #words = '';

  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
  }

  read(html: string): Outline {
    this.#tokenizer.write(html, true);
    return this.outline;
  }

  onStartTag(tag: Token.TagToken): void {
    const { tagName, attrs } = tag;
    for (const { name, value } of attrs)
      if ((name === 'id' || (name === 'name' && tagName === 'a')) && this.#wanted.has(value))
        this.outline.anchors.add(value);
    const isForeign = this.#foreign.start(tag);
    this.#tokenizer.inForeignNode = this.#foreign.isInside;
    // Drawings have titles and styles, too, but they are elements like others there.
    if (isForeign) return;
    this.#tokenizer.state =
      (Object.hasOwn(modes, tagName) ? modes[tagName] : undefined) ?? this.#tokenizer.state;
    // That of the page is the first.
    const isTitle = tagName === 'title' && this.#titles++ === 0;
    const isHeading = tagName === 'h1' && this.#headings++ < mostHeadings;
    if (!isTitle && !isHeading) return;
    this.#close();
    this.#open = tagName;
  }

  onEndTag(tag: Token.TagToken): void {
    this.#foreign.end(tag);
    this.#tokenizer.inForeignNode = this.#foreign.isInside;
    if (tag.tagName === this.#open) this.#close();
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.#open !== '' && this.#words.length < mostOfTitle) this.#words += chars;
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  onEof(): void {
    this.#close();
  }

  onNullCharacter(): void {
    // No part of any word.
  }

  onComment(): void {
    // Nobody reads it.
  }

  onDoctype(): void {
    // Says nothing.
  }

  #close(): void {
    const text = this.#words.replace(/\s+/g, ' ').trim().slice(0, mostOfTitle);
    if (text !== '') this.outline.titles.push(text);
    this.#open = '';
    this.#words = '';
  }
}

/**
 * Reads the outline of a page.
 * @param html the page, or its beginning
 * @param wanted ids and names that are looked for
 */
export const readOutline = (html: string, wanted: ReadonlySet<string>): Outline =>
  new OutlineReader(wanted).read(html);
