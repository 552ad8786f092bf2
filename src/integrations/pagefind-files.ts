import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex, type IndexFile } from 'pagefind';
import { foldTexts, isFolded, unfoldText } from '../core/search/unfold.ts';
import type { FullTextRecord } from '../core/search/full-text-records.ts';
import { compareTexts, escapeHtml } from '../core/texts.ts';

/** What is published of Pagefind: its script, its WebAssembly and the index, not its ready-made interface. */
const published = /^(pagefind\.js|pagefind-entry\.json|wasm\..*|.*\.pf_meta|index\/.*|fragment\/.*)$/;

/** Before the JSON of a file of Pagefind. */
const signature = 'pagefind_dcd';

/** A text as Pagefind keeps it, to be shown. */
interface Fragment {
  url: string;
  content: string;
  anchors: { id: string; text: string; location: number }[];
}

const fragmentName = /^fragment\/(.+)\.pf_fragment$/;

const readFragment = (content: Uint8Array): Fragment =>
  JSON.parse(gunzipSync(content).toString('utf8').slice(signature.length)) as Fragment;

function writeFragment(fragment: Fragment): Uint8Array {
  const bytes = gzipSync(signature + JSON.stringify(fragment), { level: 9 });
  // The byte that names the operating system (RFC 1952): unknown, so that no machine differs.
  bytes[9] = 255;
  return bytes;
}

/** Pagefind keeps one record for each address, so the language is a part of it. */
const urlOf = ({ lang, address }: Pick<FullTextRecord, 'lang' | 'address'>): string => `${lang}/${address}`;

/**
 * Texts that Pagefind has before its answer to the first of them is awaited. While pages are rendered an answer waits
 * until this process looks, and Pagefind would wait with it.
 */
const ahead = 500;

/** The records as Pagefind's index, in sorted order: its own command goes by the order of the disk. */
async function indexRecords(
  records: readonly FullTextRecord[],
  fold: (html: string) => string,
): Promise<IndexFile[]> {
  const { index, errors } = await createIndex({ keepIndexUrl: true });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  const add = async (record: FullTextRecord): Promise<void> => {
    const url = urlOf(record);
    const content = `<html lang="${escapeHtml(record.lang)}"><body>${fold(record.html)}</body></html>`;
    const added = await index.addHTMLFile({ url, content });
    if (added.errors.length > 0) throw new Error(`Pagefind refused ${url}: ${added.errors.join('; ')}`);
  };
  for (let first = 0; first < records.length; first += ahead)
    await Promise.all(records.slice(first, first + ahead).map(add));
  const { files } = await index.getFiles();
  await index.deleteIndex();
  return files.filter(({ path }) => published.test(path));
}

/** The texts of an index with their ids, by what urlOf says. */
const fragmentsOf = (files: readonly IndexFile[]): Map<string, { id: string; fragment: Fragment }> =>
  new Map(
    files.flatMap(({ path, content }) => {
      const id = fragmentName.exec(path)?.[1];
      if (id === undefined) return [];
      const fragment = readFragment(content);
      return [[fragment.url, { id, fragment }]];
    }),
  );

/** A folded text as it was written; undefined when that cannot be told from its HTML. */
function unfoldFragment(fragment: Fragment, html: string): Fragment | undefined {
  const text = unfoldText(fragment.content, html);
  if (!text) return undefined;
  const anchors = fragment.anchors.flatMap((anchor) => {
    const words = text.slice(anchor.location, anchor.text);
    return words === undefined ? [] : [{ ...anchor, text: words }];
  });
  return anchors.length === fragment.anchors.length
    ? { ...fragment, content: text.content, anchors }
    : undefined;
}

/** Takes what is shown of folded texts from an index of the texts as they were written. */
async function showFromIndex(
  files: readonly IndexFile[],
  records: readonly FullTextRecord[],
): Promise<IndexFile[]> {
  const originals = fragmentsOf(await indexRecords(records, (html) => html));
  const countWords = ({ content }: Fragment): number => content.split(/\s+/).length;
  return files.map((file) => {
    if (!fragmentName.test(file.path)) return file;
    const fragment = readFragment(file.content);
    const original = originals.get(fragment.url)?.fragment;
    if (!original || countWords(original) !== countWords(fragment)) return file;
    const { content, anchors } = original;
    return { ...file, content: writeFragment({ ...fragment, content, anchors }) };
  });
}

/**
 * Texts in Arabic letters are indexed folded, but shown as they were written: word by word the same, as folding leaves
 * white space alone. What is not found in the HTML of a text is taken from an index of the text itself.
 */
async function showUnfolded(
  files: readonly IndexFile[],
  records: readonly FullTextRecord[],
): Promise<IndexFile[]> {
  const folded = new Map(
    records.flatMap((record) => (isFolded(record.html) ? [[urlOf(record), record] as const] : [])),
  );
  if (folded.size === 0) return [...files];
  const others: FullTextRecord[] = [];
  const shown = files.map((file) => {
    if (!fragmentName.test(file.path)) return file;
    const fragment = readFragment(file.content);
    const record = folded.get(fragment.url);
    if (!record) return file;
    const unfolded = unfoldFragment(fragment, record.html);
    if (unfolded) return { ...file, content: writeFragment(unfolded) };
    others.push(record);
    return file;
  });
  return others.length === 0 ? shown : showFromIndex(shown, others);
}

/** The index of one language. */
export interface LanguageIndex {
  files: { path: string; content: Uint8Array }[];
  /** Pagefind's ids of its records, by their addresses. */
  ids: ReadonlyMap<string, string>;
}

/** Where the index of a language is kept between builds. */
export interface IndexCache {
  /** The index of exactly these records. */
  read: (lang: string, records: readonly FullTextRecord[]) => LanguageIndex | undefined;
  write: (lang: string, records: readonly FullTextRecord[], index: LanguageIndex) => void;
}

/** Languages have nothing to do with each other in an index, so each is made alone, and again only when it changes. */
async function indexLanguage(
  lang: string,
  records: readonly FullTextRecord[],
  cache: IndexCache | undefined,
): Promise<LanguageIndex> {
  const kept = cache?.read(lang, records);
  if (kept) return kept;
  const files = await showUnfolded(await indexRecords(records, foldTexts), records);
  const fragments = fragmentsOf(files);
  const ids = records.flatMap((record): [string, string][] => {
    const id = fragments.get(urlOf(record))?.id;
    return id === undefined ? [] : [[record.address, id]];
  });
  const index = { files, ids: new Map(ids) };
  cache?.write(lang, records, index);
  return index;
}

/** Takes files of an index as they are made. */
export type TakeFiles = (files: readonly IndexFile[]) => void;

/** What is needed of the index of a language after its files were taken. */
interface IndexedLanguage {
  ids: LanguageIndex['ids'];
  entry: IndexFile | undefined;
}

/** Makes the indexes of all languages. What belongs to several is taken once. */
async function indexLanguages(
  recordsOf: FindRecords,
  { tags, lanes }: Languages,
  take: TakeFiles,
  cache: IndexCache | undefined,
): Promise<Map<string, IndexedLanguage>> {
  const waiting = tags.toSorted(compareTexts);
  const made = new Map<string, IndexedLanguage>();
  const taken = new Set<string>([entryPath]);
  const work = async (): Promise<void> => {
    for (let lang = waiting.shift(); lang !== undefined; lang = waiting.shift()) {
      const records = recordsOf(lang).toSorted((a, b) => compareTexts(a.address, b.address));
      if (records.length === 0) continue;
      const { files, ids } = await indexLanguage(lang, records, cache);
      made.set(lang, { ids, entry: files.find(({ path }) => path === entryPath) });
      const fresh = files.filter(({ path }) => !taken.has(path));
      for (const { path } of fresh) taken.add(path);
      take(fresh);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return new Map([...made].sort(([a], [b]) => compareTexts(a, b)));
}

const entryPath = 'pagefind-entry.json';

interface PagefindEntry {
  languages: Record<string, unknown>;
}

/**
 * One entry for the indexes of all languages, in an order that no machine decides. A language that has no text yet gets
 * the index of the source language, where Pagefind would take that of any.
 */
function mergeEntries(indexes: readonly IndexedLanguage[], { tags, source }: Languages): IndexFile {
  const entries = indexes.flatMap(({ entry }) =>
    entry ? [JSON.parse(Buffer.from(entry.content).toString('utf8')) as PagefindEntry] : [],
  );
  const found = Object.assign({}, ...entries.map(({ languages }) => languages)) as Record<string, unknown>;
  const small = tags.map((tag) => tag.toLowerCase()).sort(compareTexts);
  const languages = Object.fromEntries(small.map((tag) => [tag, found[tag] ?? found[source]]));
  return { path: entryPath, content: Buffer.from(JSON.stringify({ ...entries[0], languages })) };
}

/** What is indexed. */
export interface Languages {
  /** Published languages. */
  tags: readonly string[];
  /** Language of the source texts. */
  source: string;
  /** Languages at a time: with two, Pagefind has work while what it made is written; it has all their texts in memory. */
  lanes: number;
}

/** The texts of a language, which are asked for when its turn has come. */
export type FindRecords = (lang: string) => readonly FullTextRecord[];

/** Pagefind's id of a record. */
export type FindId = (lang: string, address: string) => string | undefined;

/**
 * Makes a full-text index, the same bytes for the same records in whatever order they come.
 * @param take is given the files, whose paths are relative to the folder of the index, each once and in any order
 * @param cache indexes of languages from earlier builds
 * @throws Error when Pagefind cannot run here
 */
export async function makePagefindFiles(
  recordsOf: FindRecords,
  languages: Languages,
  take: TakeFiles,
  cache?: IndexCache,
): Promise<FindId> {
  try {
    const indexes = await indexLanguages(recordsOf, languages, take, cache);
    take([mergeEntries([...indexes.values()], languages)]);
    return (lang, address) => indexes.get(lang)?.ids.get(address);
  } finally {
    await close();
  }
}
