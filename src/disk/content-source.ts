import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { previewCatalog } from '../config/preview.ts';
import { parseContent, type Content, type ParseText } from '../config/content.ts';
import { entriesOf } from '../core/catalog.ts';
import { parseDocument, type ParsedDocument, type SourceFile } from '../core/document.ts';
import { sortFindings, type Finding } from '../core/finding.ts';
import { buildHeadingIds, renderTree } from '../core/mdx/html.ts';
import { own } from '../core/record.ts';
import { isPreview } from './folders.ts';
import { listFiles, readFile } from './read-files.ts';

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface CachedDocument {
  text: string;
  document: ParsedDocument;
}

/** A content folder on disk: each file is read and parsed once, and again only when it changes. */
export class ContentSource {
  /** Real path of the folder. */
  readonly folder: string;
  readonly #files = new Map<string, SourceFile | Finding>();
  readonly #signatures = new Map<string, string>();
  readonly #documents = new Map<string, CachedDocument>();
  readonly #html = new WeakMap<object, { key: string; html: string }>();
  #content: Content | undefined;
  #version = 0;
  #published = -1;
  /** How often the content has been handed to the pages. */
  publications = 0;

  constructor(folder: string) {
    this.folder = realpathSync(folder);
    this.refresh();
  }

  /** The folder's content, checked. Findings name files from the folder above it. */
  get content(): Content {
    this.#content ??= this.#parse();
    return this.#content;
  }

  /**
   * Reads again what was added, changed or deleted since the last time. Goes by the files themselves, not by what a
   * watcher says of them: watchers miss changes, and see files that are half written.
   * @returns true when something was
   */
  refresh(): boolean {
    const found = listFiles(this.folder);
    const changed = found.filter(({ name, signature }) => this.#signatures.get(name) !== signature);
    const names = new Set(found.map(({ name }) => name));
    const gone = [...this.#signatures.keys()].filter((name) => !names.has(name));
    for (const file of changed) {
      const result = readFile(this.folder, file);
      this.#signatures.set(file.name, file.signature);
      if (result) this.#files.set(file.name, result);
      else this.#files.delete(file.name);
    }
    for (const name of gone) {
      this.#signatures.delete(name);
      this.#files.delete(name);
    }
    if (changed.length + gone.length === 0) return false;
    this.#content = undefined;
    this.#version += 1;
    return true;
  }

  /** The content as it is now has been handed to the pages. */
  markPublished(): void {
    this.#published = this.#version;
    this.publications += 1;
  }

  /** True when the pages have the content as it is now. */
  get isPublished(): boolean {
    return this.#published === this.#version;
  }

  /** HTML of a text, made once; links keep their names. Undefined for one that could not be parsed. */
  html(document: ParsedDocument): string | undefined {
    if (!document.tree) return undefined;
    const ids = this.headingIds(document);
    const key = ids.join(' ');
    const cached = this.#html.get(document.tree);
    if (cached?.key === key) return cached.html;
    const html = renderTree(document.tree, ids);
    this.#html.set(document.tree, { key, html });
    return html;
  }

  /** The ids of a text's headings, which come from the source language. */
  headingIds({ place }: ParsedDocument): string[] {
    const { catalog } = this.content;
    const entry = catalog && own(entriesOf(catalog, place.kind), place.id);
    const headings = entry?.texts[catalog?.settings.source ?? '']?.headings ?? [];
    return buildHeadingIds(place.id, headings, entry?.facts.parts);
  }

  /** Old anchors of the parts of a page, by the id of the part. */
  partAnchors({ place }: ParsedDocument): Map<string, string[]> {
    const parts = own(this.content.catalog?.pages ?? {}, place.id)?.facts.parts ?? [];
    return new Map(place.kind === 'page' ? parts.map(({ id, legacy }) => [id, legacy]) : []);
  }

  #parse(): Content {
    const all = [...this.#files.values()];
    const files = all.filter((file): file is SourceFile => 'text' in file);
    const unreadable = all.filter((file): file is Finding => 'code' in file);
    const content = parseContent(
      files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      this.#parseText,
    );
    const { catalog } = content;
    const shown = catalog && isPreview() ? { catalog: previewCatalog(catalog) } : {};
    const label = basename(this.folder);
    const findings = [...unreadable, ...content.findings].map((finding) => ({
      ...finding,
      file: `${label}/${finding.file}`,
    }));
    return { ...content, ...shown, findings: sortFindings(findings) };
  }

  readonly #parseText: ParseText = (file, place) => {
    const key = `${file.path} ${String(place.isSource)}`;
    const cached = this.#documents.get(key);
    if (cached?.text === file.text) return cached.document;
    const document = parseDocument(file, place, sha256);
    this.#documents.set(key, { text: file.text, document });
    return document;
  };
}

const registryKey: unique symbol = Symbol.for('onion-faq.content-sources');

/**
 * The one source of a content folder in this process. Astro loads its configuration, its content loaders and its pages
 * as separate copies of the same modules; the global registry lets them share what was read and parsed.
 */
export function openContent(folder: string): ContentSource {
  const registry = globalThis as { [registryKey]?: Map<string, ContentSource> };
  const sources = registry[registryKey] ?? new Map<string, ContentSource>();
  registry[registryKey] = sources;
  const real = realpathSync(folder);
  const source = sources.get(real) ?? new ContentSource(real);
  sources.set(real, source);
  return source;
}
