import { defaultTreeAdapter, html as standard, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { findCssAddresses } from './css-addresses.ts';
import { enter, outermost, type Scope } from './html-scope.ts';
import { attributeOf, childrenOf, isElement, isText, placeOf } from './html-tree.ts';
import { LineFinder } from './lines.ts';
import {
  findLinkAttribute,
  findLinkRelUse,
  findRefreshAddress,
  isAddressMeta,
  type Syntax,
} from './link-attributes.ts';
import { emptyFile, type FilePlace, type FoundLink, type LinkedFile, type LinkUse } from './linked-file.ts';
import { findMailTextAddresses } from './mailto.ts';
import { parseSrcset } from './srcset.ts';
import { findTextAddresses } from './text-addresses.ts';

/** The usual tree, but nobody asks here where elements end, and keeping that takes a fifth of the time. */
const treeAdapter = { ...defaultTreeAdapter, updateNodeSourceCodeLocation: (): void => undefined };

type Attribute = Tree.Element['attrs'][number];

/** Reads one page in the order of its tree. */
class HtmlReader {
  readonly file: LinkedFile;
  readonly #anchors = new Set<string>();
  /** Where elements start that were read: the parser repeats those that are closed in the wrong order. */
  readonly #read = new Set<number>();

  constructor(path: string) {
    this.file = emptyFile(path, 'html');
  }

  /** No recursion, since pages can be nested without end. */
  read(text: string): LinkedFile {
    const document = parse(text, { treeAdapter, sourceCodeLocationInfo: true, scriptingEnabled: false });
    const waiting: { node: Tree.Node; scope: Scope }[] = [{ node: document, scope: outermost }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { node, scope } = next;
      if (isText(node)) {
        this.#readText(node, scope);
        continue;
      }
      const inside = isElement(node) ? enter(node, scope) : scope;
      if (isElement(node)) this.#readElement(node, inside);
      const children = childrenOf(node);
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const child = children[index];
        if (child) waiting.push({ node: child, scope: inside });
      }
    }
    this.file.anchors = [...this.#anchors];
    return this.file;
  }

  #readElement(element: Tree.Element, scope: Scope): void {
    const { tagName, attrs } = element;
    if (tagName === 'style') this.#readStyle(element);
    const start = element.sourceCodeLocation?.startOffset;
    if (attrs.length === 0 || (start !== undefined && this.#read.has(start))) return;
    if (start !== undefined) this.#read.add(start);
    for (const attribute of attrs) {
      if (attribute.name === 'id' || attribute.name === 'name') this.#readName(element, attribute, scope);
      else this.#readAddress(element, attribute, scope);
    }
    if (tagName === 'html') this.file.lang ??= attributeOf(element, 'lang');
    else if (tagName === 'base') this.file.base ??= attributeOf(element, 'href');
    else if (tagName === 'meta') this.#readMeta(element);
  }

  #readName(element: Tree.Element, { name, value }: Attribute, { isInert }: Scope): void {
    if (isInert || value === '') return;
    if (name === 'name') {
      if (element.tagName === 'a') this.#anchors.add(value);
      else if (element.tagName === 'map') this.file.maps.push(value);
      return;
    }
    if (this.#ids.has(value)) this.file.repeated.push({ id: value, ...placeOf(element, 'id') });
    this.#ids.add(value);
    this.#anchors.add(value);
  }

  readonly #ids = new Set<string>();

  #readAddress(element: Tree.Element, { name, value, prefix }: Attribute, scope: Scope): void {
    const { tagName, namespaceURI } = element;
    const place = placeOf(element, prefix === undefined || prefix === '' ? name : `${prefix}:${name}`);
    const holder = `${tagName} ${name}`;
    if (name === 'srcdoc' && tagName === 'iframe') {
      this.#readFrame(value, place);
      return;
    }
    if (name === 'href' && tagName === 'link') {
      this.#readRelation(element, value, place);
      return;
    }
    if (name === 'href' && /^\s*mailto:/i.test(value)) this.#readMail(value.trim(), holder, place);
    const isSvg = namespaceURI === standard.NS.SVG;
    const known = findLinkAttribute(tagName, name, isSvg);
    const own = isSvg && tagName !== 'a' ? { isOwn: true } : {};
    if (known?.syntax === 'address')
      this.#add(
        { holder, use: known.use, address: value, ...place, ...own, ...saysLanguage(element) },
        scope,
      );
    else if (known) this.#readList(known.syntax, value, holder, known.use, place, scope);
  }

  #readList(
    syntax: Syntax,
    value: string,
    holder: string,
    use: LinkUse,
    place: FilePlace,
    scope: Scope,
  ): void {
    if (syntax === 'srcset') {
      const { addresses, fault } = parseSrcset(value);
      for (const address of addresses) this.#add({ holder, use, address, ...place }, scope);
      if (fault !== undefined || addresses.length === 0)
        this.file.faults.push({
          ...place,
          message: `"${fault ?? value}" is no ${holder.split(' ')[1] ?? ''}; expected addresses, each with a width (480w) or a density (2x), with commas between them`,
        });
    } else if (syntax === 'css') {
      for (const { address } of findCssAddresses(value))
        this.#add({ holder, use, address, ...place, isOwn: true }, scope);
    } else {
      for (const address of value.split(/\s+/).filter(Boolean))
        this.#add({ holder, use, address, ...place }, scope);
    }
  }

  /** `<link rel="..." href="...">`. */
  #readRelation(element: Tree.Element, address: string, place: FilePlace): void {
    const rel = (attributeOf(element, 'rel') ?? '').trim().toLowerCase();
    const use = findLinkRelUse(rel);
    const holder = `link ${rel.split(/\s/)[0] ?? ''}`;
    if (use !== undefined) this.#add({ holder, use, address, ...place, ...saysLanguage(element) }, outermost);
  }

  /** `<meta http-equiv="refresh">`, the onion address of the page, and pictures for previews. */
  #readMeta(element: Tree.Element): void {
    const content = attributeOf(element, 'content');
    if (content === undefined) return;
    const place = placeOf(element, 'content');
    const equivalent = attributeOf(element, 'http-equiv')?.toLowerCase();
    if (equivalent === 'refresh') {
      const address = findRefreshAddress(content);
      if (address !== undefined)
        this.#add({ holder: 'meta refresh', use: 'hyperlink', address, ...place }, outermost);
      return;
    }
    if (equivalent === 'onion-location')
      this.#add({ holder: 'meta onion-location', use: 'metadata', address: content, ...place }, outermost);
    const name = attributeOf(element, 'property') ?? attributeOf(element, 'name') ?? '';
    if (isAddressMeta(name))
      this.#add({ holder: `meta ${name}`, use: 'metadata', address: content, ...place }, outermost);
  }

  /** A page inside the page: its addresses are relative to the page, its ids are its own. */
  #readFrame(html: string, place: FilePlace): void {
    const inner = new HtmlReader(this.file.path).read(html);
    this.file.links.push(...inner.links.map((link) => ({ ...link, ...place, passage: undefined })));
  }

  /** The addresses in the text of a mail that a link starts. */
  #readMail(value: string, holder: string, place: FilePlace): void {
    for (const address of findMailTextAddresses(value))
      this.#add({ holder: `${holder} text`, use: 'text', address, ...place }, outermost);
  }

  #readStyle(element: Tree.Element): void {
    const [text] = element.childNodes;
    if (!text || !isText(text)) return;
    const lines = new LineFinder(text.value, startOf(text));
    for (const { address, offset } of findCssAddresses(text.value))
      this.#add({ holder: 'style', use: 'resource', address, ...lines.at(offset), isOwn: true }, outermost);
  }

  #readText(node: Tree.TextNode, scope: Scope): void {
    if (scope.isLink || scope.isSilent) return;
    const addresses = findTextAddresses(node.value);
    if (addresses.length === 0) return;
    const lines = new LineFinder(node.value, startOf(node));
    for (const { address, offset } of addresses)
      this.#add({ holder: 'text', use: 'mention', address, ...lines.at(offset) }, scope);
  }

  #add(link: FoundLink, { passage }: Scope): void {
    if (passage && link.holder === 'a href') {
      link.index = passage.links;
      passage.links += 1;
    }
    if (passage) link.passage = passage;
    this.file.links.push(link);
  }
}

const startOf = ({ sourceCodeLocation: at }: Tree.TextNode): FilePlace => ({
  line: at?.startLine ?? 1,
  column: at?.startCol ?? 1,
});

/** Which language a link says that it leads to, and which its words are in. */
function saysLanguage(element: Tree.Element): Pick<FoundLink, 'hreflang' | 'textLang'> {
  const { parentNode } = element;
  const around = parentNode && isElement(parentNode) ? parentNode : undefined;
  const isWhole = around === undefined || around.tagName === 'html' || around.tagName === 'body';
  const hreflang = attributeOf(element, 'hreflang');
  const textLang = attributeOf(element, 'lang') ?? (isWhole ? undefined : attributeOf(around, 'lang'));
  return { ...(hreflang === undefined ? {} : { hreflang }), ...(textLang === undefined ? {} : { textLang }) };
}

/**
 * Reads a page: its addresses with their lines, the anchors it offers, its language. Comments hold nothing; what
 * stands in `<noscript>` and `<template>` is read, since some readers get it, but the ids in a template do not count.
 * @param path path of the page in the site
 * @param text HTML, however broken: it is read as browsers do
 */
export const readHtml = (path: string, text: string): LinkedFile => new HtmlReader(path).read(text);
