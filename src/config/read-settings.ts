import type { SettingsLines } from '../core/catalog-finding.ts';
import { findUnseenCharacters } from '../core/characters.ts';
import type { SourceFile } from '../core/document.ts';
import type { Finding, Remark } from '../core/finding.ts';
import type { Dictionary, Settings, Titles } from '../core/model.ts';
import { parseLock } from '../core/addresses.ts';
import { parseYaml, type YamlResult } from '../core/yaml-file.ts';
import { checkWords } from '../i18n/check-words.ts';
import type { z } from 'zod';
import { publishFile, publishSchema } from './publish.ts';
import {
  dictionarySchema,
  languagesSchema,
  lettersSchema,
  linksSchema,
  outlineSchema,
  siteSchema,
  titlesSchema,
} from './settings.ts';

interface ParsedFile {
  result: YamlResult<unknown>;
  remarks: Remark[];
}

/** What came of a file, which has one schema; a folder that is read again hands in the same file until it changes. */
const parsedFiles = new WeakMap<SourceFile, ParsedFile>();

function parseFile(file: SourceFile, schema: z.ZodType): ParsedFile {
  const result = parseYaml(file.text, schema);
  const parsed = { result, remarks: [...findUnseenCharacters(file.text), ...result.remarks] };
  parsedFiles.set(file, parsed);
  return parsed;
}

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
    const file = this.#files.get(path);
    if (!file) {
      const [, tag, name] = /^(.+)\/(ui|titles)\./.exec(path) ?? [];
      const hint =
        tag === undefined || name === undefined
          ? 'Copy it from the reference site, and change what it says.'
          : `"npm run translations -- start ${tag} ${name}" makes it from that of the source language.`;
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
    return this.#parse(file, schema);
  }

  /** A file that a site may do without. */
  readOptional<T>(path: string, schema: z.ZodType<T>): YamlResult<T> | undefined {
    const file = this.#files.get(path);
    return file && this.#parse(file, schema);
  }

  #parse<T>(file: SourceFile, schema: z.ZodType<T>): YamlResult<T> {
    const { result, remarks } = parsedFiles.get(file) ?? parseFile(file, schema);
    this.findings.push(...remarks.map((remark) => ({ ...remark, file: file.path })));
    return result as YamlResult<T>;
  }
}

interface LanguageSettings {
  titles: Record<string, Titles>;
  words: Record<string, Dictionary>;
  titleLines: Record<string, Pick<YamlResult<Titles>, 'lineOf' | 'keyLineOf'>>;
  wordLines: Record<string, Pick<YamlResult<Dictionary>, 'keyLineOf'>>;
}

function readLanguages(reader: SettingsReader, tags: readonly string[], source: string): LanguageSettings {
  const result: LanguageSettings = { titles: {}, words: {}, titleLines: {}, wordLines: {} };
  for (const tag of tags) {
    const titles = reader.read(`${tag}/titles.yaml`, titlesSchema);
    if (titles.value) result.titles[tag] = titles.value;
    result.titleLines[tag] = titles;
    const file = `${tag}/ui.json`;
    const words = reader.read(file, dictionarySchema);
    result.wordLines[tag] = words;
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

/** The settings files of a content folder, read. */
export interface ReadSettings {
  /** Absent when languages.yaml is too broken. */
  languages?: Pick<Settings, 'source' | 'languages'>;
  /** Absent when any file is too broken. */
  settings?: Settings;
  findings: Finding[];
  lines: SettingsLines;
  /** addresses.lock as it stands. */
  lockText: string;
}

/** Reads and checks every settings file. */
export function readSettings(files: readonly SourceFile[]): ReadSettings {
  const reader = new SettingsReader(files);
  const languages = reader.read('languages.yaml', languagesSchema);
  const site = reader.read('site.yaml', siteSchema);
  const outline = reader.read('outline.yaml', outlineSchema);
  const links = reader.read('links.yaml', linksSchema);
  const letters = reader.readOptional('letters.yaml', lettersSchema);
  reader.readOptional(publishFile, publishSchema);
  const lockText = reader.text('addresses.lock') ?? '';
  const { source = '', languages: list = [] } = languages.value ?? {};
  const tags = list.map(({ tag }) => tag);
  const { titleLines, wordLines, ...perLanguage } = readLanguages(reader, tags, source);
  const lines: SettingsLines = {
    languages: languages.lineOf,
    outline: outline.lineOf,
    site: site.keyLineOf,
    links: links.keyLineOf,
    letters: letters?.lineOf ?? (() => 1),
    words: (lang, path) => wordLines[lang]?.keyLineOf(path) ?? 1,
    titles: (lang, path) => titleLines[lang]?.lineOf(path) ?? 1,
    titleKeys: (lang, path) => titleLines[lang]?.keyLineOf(path) ?? 1,
  };
  const read = { findings: reader.findings, lines, lockText };
  if (!languages.value) return read;
  if (!site.value || !outline.value || !links.value || (letters && !letters.value))
    return { ...read, languages: languages.value };
  const settings: Settings = {
    ...languages.value,
    ...outline.value,
    ...{ site: site.value, links: links.value, letters: letters?.value, ...perLanguage },
    lock: parseLock(lockText).map(({ address }) => address),
  };
  return { ...read, languages: languages.value, settings };
}
