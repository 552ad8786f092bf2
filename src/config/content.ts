import { own } from '../core/record.ts';
import { checkLock, parseLock } from '../core/addresses.ts';
import type { SettingsLines } from '../core/catalog-finding.ts';
import { checkCatalog } from '../core/check-catalog.ts';
import type { ParsedDocument, Place, SourceFile } from '../core/document.ts';
import { findUnseenCharacters } from '../core/characters.ts';
import { sortFindings, type Finding } from '../core/finding.ts';
import type { Catalog, Dictionary, Entry, Settings, Titles } from '../core/model.ts';
import { listPages } from '../core/site-map.ts';
import { parseYaml, type YamlResult } from '../core/yaml-file.ts';
import { checkWords } from '../i18n/check-words.ts';
import { sortTexts, type PlacedFile } from './layout.ts';
import {
  dictionarySchema,
  languagesSchema,
  lettersSchema,
  linksSchema,
  outlineSchema,
  siteSchema,
  titlesSchema,
} from './settings.ts';
import type { z } from 'zod';

/** A whole content folder, checked. */
export interface Content {
  /** Absent when the settings are too broken to build one. */
  catalog?: Catalog;
  documents: ParsedDocument[];
  /** Sorted; paths are inside the content folder. */
  findings: Finding[];
}

/** Parses one text; passed in so that a caller can keep results between runs. */
export type ParseText = (file: SourceFile, place: Place) => ParsedDocument;

/** Reads settings files, collecting findings on the way. */
class SettingsReader {
  readonly findings: Finding[] = [];
  readonly #files: Map<string, SourceFile>;

  constructor(files: readonly SourceFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  text(path: string): string | undefined {
    return this.#files.get(path)?.text;
  }

  read<T>(path: string, schema: z.ZodType<T>): YamlResult<T> {
    const text = this.text(path);
    if (text === undefined) {
      const hint = 'Copy it from another language or from the reference site, and change what it says.';
      this.findings.push({
        code: 'content/file-missing',
        severity: 'error',
        file: path,
        line: 1,
        message: 'the file is missing',
        hint,
      });
      return { remarks: [], lineOf: () => 1, keyLineOf: () => 1 };
    }
    return this.#parse(path, text, schema);
  }

  /** A file that a site may do without. */
  readOptional<T>(path: string, schema: z.ZodType<T>): YamlResult<T> | undefined {
    const text = this.text(path);
    return text === undefined ? undefined : this.#parse(path, text, schema);
  }

  #parse<T>(path: string, text: string, schema: z.ZodType<T>): YamlResult<T> {
    const result = parseYaml(text, schema);
    const unseen = findUnseenCharacters(text);
    this.findings.push(...[...unseen, ...result.remarks].map((remark) => ({ ...remark, file: path })));
    return result;
  }
}

interface LanguageSettings {
  titles: Record<string, Titles>;
  words: Record<string, Dictionary>;
  titleLines: Record<string, Pick<YamlResult<Titles>, 'lineOf' | 'keyLineOf'>>;
}

function readLanguages(reader: SettingsReader, tags: readonly string[], source: string): LanguageSettings {
  const result: LanguageSettings = { titles: {}, words: {}, titleLines: {} };
  for (const tag of tags) {
    const titles = reader.read(`${tag}/titles.yaml`, titlesSchema);
    if (titles.value) result.titles[tag] = titles.value;
    result.titleLines[tag] = titles;
    const file = `${tag}/ui.json`;
    const words = reader.read(file, dictionarySchema);
    if (!words.value) continue;
    result.words[tag] = words.value;
    reader.findings.push(
      ...checkWords(tag, words.value, (key) => words.keyLineOf([key]), tag === source).map((remark) => ({
        ...remark,
        file,
      })),
    );
  }
  return result;
}

function buildEntries(documents: readonly ParsedDocument[], kind: Entry['kind']): Record<string, Entry> {
  const sameKind = documents.filter(({ place }) => place.kind === kind);
  const entries: Record<string, Entry> = {};
  for (const { place, facts, text } of sameKind.filter((document) => document.place.isSource)) {
    if (facts && text) entries[place.id] = { kind, id: place.id, facts, texts: { [place.lang]: text } };
  }
  for (const { place, text } of sameKind.filter((document) => !document.place.isSource)) {
    const entry = own(entries, place.id);
    if (entry && text) entry.texts[place.lang] = text;
  }
  return entries;
}

const isBroken = ({ text, facts, place }: ParsedDocument): boolean => !text || (place.isSource && !facts);

/** A file that is broken hides its text: what then looks missing elsewhere is not reported as well. */
function dropConsequences(findings: Finding[], documents: readonly ParsedDocument[]): Finding[] {
  const broken = new Set(
    documents
      .filter((document) => document.place.isSource && isBroken(document))
      .map(({ place }) => `"${place.id}"`),
  );
  const codes = new Set([
    'outline/question-missing',
    'outline/page-missing',
    'letters/missing',
    'links/name-unknown',
    'translation/source-missing',
  ]);
  const isConsequence = ({ code, message }: Finding): boolean =>
    codes.has(code) && broken.has(/"[^"]*"/.exec(message)?.[0] ?? '');
  return findings.filter((finding) => !isConsequence(finding));
}

/** Addresses can only be compared when every source text could be read. */
function checkAddresses(catalog: Catalog, lockText: string, documents: readonly ParsedDocument[]): Finding[] {
  if (documents.some((document) => document.place.isSource && isBroken(document))) return [];
  return checkLock(lockText, listPages(catalog)).map((remark) => ({ ...remark, file: 'addresses.lock' }));
}

/** What may be unfinished in a language that is not published. What is hostile or misplaced stays an error. */
const unfinished =
  /^(?:titles|ui|translation)\/|^content\/(?:file-missing|field-missing|field-invalid|front-matter-missing|yaml)$|^mdx\/(?:empty|heading-\w+)$|^links\/name-unknown$/;

/** A language that is not published yet may be unfinished. */
function forgiveDisabled(findings: Finding[], settings: Pick<Settings, 'languages'>): Finding[] {
  const disabled = settings.languages.filter(({ enabled }) => !enabled).map(({ tag }) => `${tag}/`);
  return findings.map((finding) =>
    unfinished.test(finding.code) && disabled.some((folder) => finding.file.startsWith(folder))
      ? { ...finding, severity: 'warning' }
      : finding,
  );
}

/**
 * Parses and checks a content folder.
 * @param files all of its files, in any order
 * @param parseText parses one question or page
 */
export function parseContent(files: readonly SourceFile[], parseText: ParseText): Content {
  const reader = new SettingsReader(files);
  const languages = reader.read('languages.yaml', languagesSchema).value;
  const site = reader.read('site.yaml', siteSchema).value;
  const outline = reader.read('outline.yaml', outlineSchema);
  const links = reader.read('links.yaml', linksSchema);
  const letters = reader.readOptional('letters.yaml', lettersSchema);
  const lockText = reader.text('addresses.lock') ?? '';
  if (!languages) return { documents: [], findings: sortFindings(reader.findings) };
  const sorted = sortTexts(files, languages.languages, languages.source);
  const documents = sorted.texts.map(({ file, place }: PlacedFile) => parseText(file, place));
  const { titleLines, ...perLanguage } = readLanguages(
    reader,
    languages.languages.map(({ tag }) => tag),
    languages.source,
  );
  const found = [
    ...reader.findings,
    ...sorted.findings,
    ...documents.flatMap(({ file, remarks }) => remarks.map((remark) => ({ ...remark, file }))),
  ];
  if (!site || !outline.value || !links.value || (letters && !letters.value))
    return { documents, findings: sortFindings(forgiveDisabled(found, languages)) };
  const settings: Settings = {
    ...languages,
    ...outline.value,
    ...{ site, links: links.value, letters: letters?.value, ...perLanguage },
    lock: parseLock(lockText).map(({ address }) => address),
  };
  const catalog: Catalog = {
    settings,
    questions: buildEntries(documents, 'question'),
    pages: buildEntries(documents, 'page'),
    letters: buildEntries(documents, 'letter'),
  };
  const lines: SettingsLines = {
    outline: outline.lineOf,
    links: links.keyLineOf,
    letters: letters?.lineOf ?? (() => 1),
    titles: (lang, path) => titleLines[lang]?.lineOf(path) ?? 1,
    titleKeys: (lang, path) => titleLines[lang]?.keyLineOf(path) ?? 1,
  };
  const across = [
    ...checkCatalog(catalog, documents, lines),
    ...checkAddresses(catalog, lockText, documents),
  ];
  return {
    catalog,
    documents,
    findings: sortFindings(forgiveDisabled([...found, ...dropConsequences(across, documents)], languages)),
  };
}
