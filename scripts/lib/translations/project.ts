import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { placeOf } from '../../../src/config/layout.ts';
import { listEntries } from '../../../src/core/catalog.ts';
import { decodeUtf8 } from '../../../src/core/characters.ts';
import type { ParsedDocument } from '../../../src/core/document.ts';
import type { Finding } from '../../../src/core/finding.ts';
import type { Catalog, Entry, Language, Text } from '../../../src/core/model.ts';
import { didYouMean, findNearest } from '../../../src/core/nearest.ts';
import { translatedLanguages } from '../../../src/core/translations/status.ts';
import { contentFolder } from '../../../src/disk/folders.ts';
import { readCatalog } from '../../../src/disk/read-catalog.ts';
import { exitCodes, stopForUsage } from '../arguments.ts';
import { reportFindings } from '../report.ts';

/** What every part of the command works on. */
export interface Project {
  folder: string;
  catalog: Catalog;
  /** All text files, also those that are too broken for the catalog. */
  documents: readonly ParsedDocument[];
  /** What is wrong with files that could not be read; paths are inside the folder. */
  refused: readonly Finding[];
  source: string;
  /** Usage text of the part, shown with what was wrong. */
  usage: string;
}

/** Reads the content folder of this run; settings that cannot be read are printed, and end the command. */
export function openProject(usage: string): Project {
  const folder = contentFolder();
  const read = readCatalog(folder);
  if ('catalog' in read) return { folder, usage, ...read, source: read.catalog.settings.source };
  reportFindings(read.findings);
  process.exit(exitCodes.findings);
}

/** The name of a content file as findings name it, `content/de/questions/ddos.mdx`, or as it is reached from here. */
export function nameFile({ folder }: Project, file: string): string {
  const path = relative(process.cwd(), join(folder, file));
  return path.startsWith('..') ? `${basename(folder)}/${file}` : path.replaceAll('\\', '/');
}

/** Prints what is wrong with content files, and ends the command. */
function stopForFindings(project: Project, findings: readonly Finding[]): never {
  reportFindings(findings.map((finding) => ({ ...finding, file: nameFile(project, finding.file) })));
  process.exit(exitCodes.findings);
}

/** The text of a content file, without a byte order mark. Bytes that are no text end the command. */
export function readText(project: Project, file: string): string {
  const decoded = decodeUtf8(readFileSync(join(project.folder, file)));
  return 'text' in decoded ? decoded.text : stopForFindings(project, [{ ...decoded.remark, file }]);
}

const byteOrderMark = '\uFEFF';

/** Writes the text of a content file that is there; it keeps the byte order mark that it has. */
export function writeText({ folder }: Project, file: string, text: string): void {
  const path = join(folder, file);
  const mark = readFileSync(path, 'utf8').startsWith(byteOrderMark) ? byteOrderMark : '';
  writeFileSync(path, mark + text);
}

/** Ends the command when the file of a text is there but could not be read, and says why. */
export function stopIfRefused(project: Project, lang: string, id: string, kind?: string): void {
  const found = project.refused.filter(({ file }) => {
    const place = placeOf(file, project.source);
    return place?.lang === lang && place.id === id && (kind === undefined || place.kind === kind);
  });
  if (found.length > 0) stopForFindings(project, found);
}

/** Names by which people may call a language, with its tag. */
function languageNames(languages: readonly Language[]): Map<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'language' });
  return new Map(
    languages.flatMap(({ tag, name }) => [
      [tag.toLowerCase(), tag],
      [name.toLowerCase(), tag],
      [(english.of(tag) ?? tag).toLowerCase(), tag],
    ]),
  );
}

/** The language that the first word of a part names. Wrong words end the command. */
export function findLanguage({ catalog, source, usage }: Project, tag: string | undefined): Language {
  const languages = translatedLanguages(catalog);
  const list = languages.map((one) => one.tag).join(', ') || 'none yet';
  if (tag === undefined) stopForUsage(`Which language? languages.yaml has ${list}.`, usage);
  const language = languages.find((one) => one.tag === tag);
  if (language) return language;
  if (tag === source)
    stopForUsage(`"${tag}" is the language that texts are translated from. Others: ${list}.`, usage);
  const names = languageNames(languages);
  const nearest = findNearest(tag, names.keys());
  const meant = nearest === undefined ? '' : `; did you mean "${names.get(nearest) ?? ''}"?`;
  stopForUsage(
    `languages.yaml has no language "${tag}"${meant}${meant === '' ? '.' : ''} It has ${list}. To add one, give it an entry there.`,
    usage,
  );
}

/** The text that a word names: `ddos`, or `page:about` where two kinds have the same id. Wrong words end the command. */
export function findEntry(project: Project, word: string | undefined): Entry {
  const { catalog, source, usage } = project;
  if (word === undefined) stopForUsage('Which text? Give its id: the name of its file without .mdx.', usage);
  const entries = listEntries(catalog);
  const [id = word, kind] = word.split(':').reverse();
  const found = entries.filter((entry) => entry.id === id && (kind === undefined || entry.kind === kind));
  const [entry, other] = found;
  if (entry && other) {
    const names = found.map((one) => `${one.kind}:${one.id}`).join(' or ');
    stopForUsage(`There is more than one "${word}": write ${names}.`, usage);
  }
  if (entry) return entry;
  stopIfRefused(project, source, id, kind);
  const nearest = didYouMean(
    id,
    entries.map((one) => one.id),
  );
  stopForUsage(`There is no question, page or letter "${word}"${nearest || '.'}`, usage);
}

/** The source text of an entry; a catalog has none without. */
export function sourceText({ source }: Project, entry: Entry): Text {
  const text = entry.texts[source];
  if (!text) throw new Error(`"${entry.id}" has no text in ${source}`);
  return text;
}

/** The file of a translation that is there, be it ever so broken. One that cannot be read at all ends the command. */
export function findTranslationFile(project: Project, { kind, id }: Entry, lang: string): string | undefined {
  const found = project.documents.find(
    ({ place }) => place.lang === lang && place.kind === kind && place.id === id,
  );
  if (!found) stopIfRefused(project, lang, id, kind);
  return found?.file;
}
