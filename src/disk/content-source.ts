import { realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sortTexts } from '../config/layout.ts';
import { readSettings } from '../config/read-settings.ts';
import type { PlainDocument } from '../core/text-group.ts';
import { previewCatalog } from '../config/preview.ts';
import { parseContent, type Content } from '../config/content.ts';
import { entriesOf } from '../core/catalog.ts';
import type { ParsedDocument, SourceFile } from '../core/document.ts';
import { sortFindings, type Finding } from '../core/finding.ts';
import { buildHeadingIds } from '../core/mdx/html.ts';
import type { Text } from '../core/model.ts';
import { own } from '../core/record.ts';
import { isPreview } from './folders.ts';
import { openContents, type OpenContent } from './open-contents.ts';
import { openGroupCache } from './kept-folder.ts';
import { ParsedTexts, type GroupCache, type TextGroup } from './parsed-texts.ts';
import { listFiles, readFile } from './read-files.ts';
import { sha256 } from './sha256.ts';

export { sha256 } from './sha256.ts';

/** True for a file of which Astro's store knows: pages, and the list of languages that have some. */
const isStored = (name: string): boolean => name === 'languages.yaml' || /^[^/]+\/pages\//.test(name);

/** With more files than this, the words of texts are kept on the disk instead of in memory. */
const manyFiles = 20_000;

/** A content folder on disk: each file is read and parsed once, and again only when it or a sibling changes. */
export class ContentSource implements OpenContent {
  /** Real path of the folder. */
  readonly folder: string;
  readonly #files = new Map<string, SourceFile | Finding>();
  readonly #signatures = new Map<string, string>();
  /** Digests of files whose text is not kept in memory. */
  readonly #digests = new WeakMap<SourceFile, string>();
  readonly #texts: ParsedTexts;
  readonly #many: number;
  #content: Content | undefined;
  /** Counts the changes of what Astro's store has of the content: the pages. */
  #version = 0;
  #published = -1;
  /** How often the pages have been handed to Astro. */
  publications = 0;
  loadPages?: NonNullable<OpenContent['loadPages']>;

  /**
   * @param folder the content folder
   * @param cache what was parsed in earlier runs
   * @param many how many files are too many to be kept in memory
   */
  constructor(folder: string, cache?: GroupCache, many = manyFiles) {
    this.folder = realpathSync(folder);
    this.#texts = new ParsedTexts(cache, () => this.areMany);
    this.#many = many;
    this.refresh();
  }

  /** The folder's content, checked. Findings name files from the folder above it. */
  get content(): Content {
    this.#content ??= this.#parse();
    return this.#content;
  }

  /** True for so many texts that they are better not kept in memory. */
  get areMany(): boolean {
    return this.#files.size > this.#many;
  }

  /** The texts that are still to be parsed, for whoever can do that faster: see {@link learn}. */
  listUnknown(): TextGroup[] {
    const files = this.#listRead();
    const { languages } = readSettings(files);
    if (this.#content || !languages) return [];
    return this.#texts.listUnknown(sortTexts(files, languages.languages, languages.source).texts);
  }

  /** Takes in what was parsed of a text, by {@link parseGroup}. */
  learn(group: TextGroup, documents: readonly PlainDocument[]): void {
    this.#texts.learn(group, documents);
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
    if ([...changed.map(({ name }) => name), ...gone].some(isStored)) this.#version += 1;
    return true;
  }

  /** The pages as they are now have been handed to Astro. */
  markPublished(): void {
    this.#published = this.#version;
    this.publications += 1;
  }

  /** True when Astro has the pages as they are now; all else is taken from here whenever a page is asked for. */
  get isPublished(): boolean {
    return this.#published === this.#version;
  }

  /**
   * HTML of a question or page; links keep their names. Undefined for one that could not be parsed.
   * @throws Error when the content has no such text
   */
  html(text: Pick<Text, 'kind' | 'id' | 'file'>): string | undefined {
    return this.#texts.html(text, text.file);
  }

  /** Digest of a file, by its path in the folder. @throws Error for one that could not be read */
  digest(path: string): string {
    const file = this.#files.get(path);
    if (!file || !('text' in file)) throw new Error(`${path} was not read`);
    return this.#digests.get(file) ?? sha256(file.text);
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

  /** The files that could be read, sorted. */
  #listRead(): SourceFile[] {
    const files = [...this.#files.values()].filter((file): file is SourceFile => 'text' in file);
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #parse(): Content {
    const unreadable = [...this.#files.values()].filter((file): file is Finding => 'code' in file);
    const content = parseContent(
      this.#listRead(),
      ({ path }, place) => this.#texts.document(place, path),
      (texts) => this.#texts.update(texts),
    );
    if (this.areMany) this.#releaseTexts();
    const { catalog } = content;
    const shown = catalog && isPreview() ? { catalog: previewCatalog(catalog) } : {};
    const label = basename(this.folder);
    const findings = [...unreadable, ...content.findings].map((finding) => ({
      ...finding,
      file: `${label}/${finding.file}`,
    }));
    return { ...content, ...shown, findings: sortFindings(findings) };
  }

  /** Texts that were parsed are read again by whoever asks for them: for the line of a mistake. */
  #releaseTexts(): void {
    const read = (name: string): string => {
      const file = readFile(this.folder, { path: join(this.folder, name), name, signature: '' });
      return file && 'text' in file ? file.text : '';
    };
    for (const [name, file] of this.#files) {
      if (!('text' in file) || !name.endsWith('.mdx') || this.#digests.has(file)) continue;
      this.#digests.set(file, sha256(file.text));
      Object.defineProperty(file, 'text', { get: () => read(name), enumerable: true });
    }
  }
}

/** The one source of a content folder in this process. */
export function openContent(folder: string): ContentSource {
  const sources = openContents();
  const real = realpathSync(folder);
  // Only this puts sources there, though perhaps in another copy of this module, whose class is another one.
  const known = sources.get(real) as ContentSource | undefined;
  const source = known ?? new ContentSource(real, openGroupCache(real));
  sources.set(real, source);
  return source;
}
