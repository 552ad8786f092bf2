import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { headingSeparator } from '../addressing.ts';
import type { SettingsLines } from '../catalog-finding.ts';
import type { ParsedDocument } from '../document.ts';
import { buildHeadingIds } from '../mdx/html.ts';
import type { NamedLink } from '../mdx/names.ts';
import { entriesOf } from '../catalog.ts';
import type { Catalog, TextKind } from '../model.ts';
import { own } from '../record.ts';
import type { SourceFinder } from './check-site.ts';
import type { SourcePlace } from './link-finding.ts';
import type { FoundLink, LinkedFile, Passage } from './linked-file.ts';
import type { Target } from './target.ts';

/** A content folder, as far as it says where something was written. */
export interface WrittenContent {
  catalog: Catalog;
  documents: readonly ParsedDocument[];
  lines: Pick<SettingsLines, 'links' | 'site'>;
  /** Path of the content folder, as findings name it. */
  folder: string;
}

const plain = (address: string): string => URL.parse(address)?.href ?? address;

/** The whole address of a target, where it has one. */
function wholeAddress({ address }: FoundLink, target: Target): string {
  const url = target.kind === 'outside' || target.kind === 'file' ? target.url : undefined;
  return url?.href ?? plain(address);
}

/** The line of a text on which words stand, in its sentences or its code. */
function findWords(tree: Root, address: string): number | undefined {
  const words = address.replace(/^http:\/\//, '');
  let line: number | undefined;
  visit(tree, (node) => {
    if (line !== undefined || !('value' in node) || typeof node.value !== 'string') return;
    const before = node.value.split(words);
    if (before.length === 1) return;
    const isBlock = node.type === 'code';
    line = (node.position?.start.line ?? 1) + (before[0] ?? '').split('\n').length - 1 + (isBlock ? 1 : 0);
  });
  return line;
}

/** Finds in the content where the links of a built site were written. */
class ContentFinder implements SourceFinder {
  readonly #content: WrittenContent;
  readonly #byText: ReadonlyMap<string, ParsedDocument>;
  readonly #byFile: ReadonlyMap<string, ParsedDocument>;
  readonly #names: ReadonlyMap<string, string>;

  constructor(content: WrittenContent) {
    this.#content = content;
    const { documents, catalog } = content;
    this.#byText = new Map(
      documents.map((one) => [`${one.place.lang} ${one.place.kind} ${one.place.id}`, one]),
    );
    this.#byFile = new Map(documents.map((one) => [one.file, one]));
    const links = Object.entries(catalog.settings.links);
    this.#names = new Map(links.reverse().map(([name, { url }]) => [plain(url), name]));
  }

  ofLink(file: LinkedFile, link: FoundLink, target: Target): SourcePlace | undefined {
    const { lang, name } = this.#divide(file.path);
    if (lang === undefined) return undefined;
    const { passage } = link;
    if (passage?.part === 'facts')
      return this.#ofFact(this.#textOf(passage, name, this.#source), link, target);
    const document = this.#textOf(passage, name, lang);
    for (const one of document ? [document, ...this.#around(document)] : []) {
      const line = this.#lineOf(one, link, target);
      if (line !== undefined) return this.#placeIn(one, line);
    }
    // What stands on the page of a text around it was not written in the text.
    return document && (passage || file.type !== 'html') ? this.#placeIn(document) : undefined;
  }

  ofAddress(address: string): SourcePlace | undefined {
    const { catalog, lines, folder } = this.#content;
    const name = this.#names.get(plain(address));
    if (name !== undefined) return { file: `${folder}/links.yaml`, line: lines.links([name]) };
    const field = Object.entries(catalog.settings.site).find(([, value]) => value === address)?.[0];
    return field === undefined ? undefined : { file: `${folder}/site.yaml`, line: lines.site([field]) };
  }

  ofAnchor(path: string, anchor: string): SourcePlace | undefined {
    const { lang, name } = this.#divide(path);
    if (lang === undefined) return undefined;
    const id = anchor.split(headingSeparator)[0] ?? '';
    const document =
      this.#find(lang, 'question', id) ?? this.#find(lang, 'page', id) ?? this.#find(lang, 'page', name);
    if (!document) return undefined;
    const { catalog } = this.#content;
    const entry = own(entriesOf(catalog, document.place.kind), document.place.id);
    const headings = entry?.texts[this.#source]?.headings ?? [];
    const index = buildHeadingIds(document.place.id, headings, entry?.facts.parts).indexOf(anchor);
    return this.#placeIn(document, document.text?.headings[index]?.line);
  }

  get #source(): string {
    return this.#content.catalog.settings.source;
  }

  /** The language folder of a path, and the rest without its ending (`.html`, `.short.txt`). */
  #divide(path: string): { lang: string | undefined; name: string } {
    const slash = path.indexOf('/');
    const folder = path.slice(0, Math.max(0, slash));
    const isLanguage = this.#content.catalog.settings.languages.some(({ tag }) => tag === folder);
    return { lang: isLanguage ? folder : undefined, name: path.slice(slash + 1).replace(/\.[^/]*$/, '') };
  }

  /** A text in a language; what is not translated is shown in the source language. */
  #find(lang: string, kind: TextKind, id: string): ParsedDocument | undefined {
    return this.#byText.get(`${lang} ${kind} ${id}`) ?? this.#byText.get(`${this.#source} ${kind} ${id}`);
  }

  /** The text that a passage shows; a text that has a page to itself, such as a letter, needs no marks on it. */
  #textOf(passage: Passage | undefined, name: string, lang: string): ParsedDocument | undefined {
    const { id, lang: written = lang } = passage ?? {};
    if (id !== undefined) return this.#find(written, 'question', id);
    const file = `${name}.mdx`;
    const own = this.#byFile.get(`${written}/${file}`) ?? this.#byFile.get(`${this.#source}/${file}`);
    return own ?? (passage && this.#find(written, 'page', name));
  }

  /** The letter that holds the beginnings and the end of all letters. */
  #around({ place }: ParsedDocument): ParsedDocument[] {
    const frame = this.#content.catalog.settings.letters?.frame;
    const document =
      place.kind === 'letter' && frame !== undefined ? this.#find(place.lang, 'letter', frame) : undefined;
    return document ? [document] : [];
  }

  /** The link at the same position, where text and page have equally many; else the first that leads there. */
  #lineOf({ links, tree }: ParsedDocument, link: FoundLink, target: Target): number | undefined {
    const { passage, index } = link;
    if (passage && index !== undefined && passage.links === links.length) return links[index]?.line;
    const named = links.find((one) => this.#leadsTo(one, link, target))?.line;
    return named ?? (link.holder === 'text' && tree ? findWords(tree, link.address) : undefined);
  }

  #leadsTo({ kind, name }: NamedLink, link: FoundLink, target: Target): boolean {
    if (kind === 'link') {
      const known = own(this.#content.catalog.settings.links, name);
      return known !== undefined && plain(known.url) === wholeAddress(link, target);
    }
    if (target.kind !== 'file') return false;
    return kind === 'question' ? target.fragment === name : target.path.endsWith(`/${name}.html`);
  }

  /** What stands below a text comes from its front matter in the source language, first `related`, then `sources`. */
  #ofFact(document: ParsedDocument | undefined, link: FoundLink, target: Target): SourcePlace | undefined {
    if (!document) return undefined;
    const { sources = [], related = [] } = document.facts ?? {};
    const facts = [
      ...related.map((name, index) => ({ kind: 'question' as const, name, path: ['related', index] })),
      ...sources.map((name, index) => ({ kind: 'link' as const, name, path: ['sources', index] })),
    ];
    // Further links follow behind these, such as those to other languages.
    const { index = -1 } = link;
    const fact = facts[index] ?? facts.find((named) => this.#leadsTo(named, link, target));
    return fact && this.#placeIn(document, document.lineOf(fact.path));
  }

  #placeIn({ file }: ParsedDocument, line = 1): SourcePlace {
    return { file: `${this.#content.folder}/${file}`, line };
  }
}

/** Finds in a content folder where the links of its built site were written. */
export const createSourceFinder = (content: WrittenContent): SourceFinder => new ContentFinder(content);
