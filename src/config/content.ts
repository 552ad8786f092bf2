import { own } from '../core/record.ts';
import { checkLock } from '../core/addresses.ts';
import type { SettingsLines } from '../core/catalog-finding.ts';
import { checkCatalog } from '../core/check-catalog.ts';
import type { ParsedDocument, Place, PlacedFile, SourceFile } from '../core/document.ts';
import { sortFindings, type Finding } from '../core/finding.ts';
import type { Catalog, Entry, Settings } from '../core/model.ts';
import { listPages } from '../core/site-map.ts';
import { isUnfinished } from '../core/unfinished.ts';
import { sortTexts } from './layout.ts';
import { readSettings } from './read-settings.ts';

/** A whole content folder, checked. */
export interface Content {
  /** Absent when the settings are too broken to build one. */
  catalog?: Catalog;
  documents: ParsedDocument[];
  /** Where in the settings files something stands. */
  lines?: SettingsLines;
  /** Sorted; paths are inside the content folder. */
  findings: Finding[];
}

/** Parses one text; passed in so that a caller can keep results between runs. */
export type ParseText = (file: SourceFile, place: Place) => ParsedDocument;

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

/** A language that is not published yet may be unfinished. */
function forgiveDisabled(findings: Finding[], settings: Pick<Settings, 'languages'>): Finding[] {
  const disabled = settings.languages.filter(({ enabled }) => !enabled).map(({ tag }) => `${tag}/`);
  return findings.map((finding) =>
    isUnfinished(finding.code) && disabled.some((folder) => finding.file.startsWith(folder))
      ? { ...finding, severity: 'warning' }
      : finding,
  );
}

/** The catalog of settings and texts. */
function buildCatalog(settings: Settings, documents: readonly ParsedDocument[]): Catalog {
  return {
    settings,
    questions: buildEntries(documents, 'question'),
    pages: buildEntries(documents, 'page'),
    letters: buildEntries(documents, 'letter'),
  };
}

/**
 * Parses and checks a content folder.
 * @param files all of its files, in any order
 * @param parseText parses one question, page or letter
 * @param onTexts told of all of them before the first is asked for
 */
export function parseContent(
  files: readonly SourceFile[],
  parseText: ParseText,
  onTexts?: (texts: readonly PlacedFile[]) => void,
): Content {
  const { languages, settings, lines, lockText, ...read } = readSettings(files);
  if (!languages) return { documents: [], findings: sortFindings(read.findings) };
  const sorted = sortTexts(files, languages.languages, languages.source);
  onTexts?.(sorted.texts);
  const documents = sorted.texts.map(({ file, place }) => parseText(file, place));
  const found = [
    ...read.findings,
    ...sorted.findings,
    ...documents.flatMap(({ file, remarks }) => remarks.map((remark) => ({ ...remark, file }))),
  ];
  if (!settings) return { documents, findings: sortFindings(forgiveDisabled(found, languages)) };
  const catalog = buildCatalog(settings, documents);
  const across = [
    ...checkCatalog(catalog, documents, lines),
    ...checkAddresses(catalog, lockText, documents),
  ];
  return {
    ...{ catalog, documents, lines },
    findings: sortFindings(forgiveDisabled([...found, ...dropConsequences(across, documents)], languages)),
  };
}

/** A catalog that was not checked, and the files that it was made from, broken ones too. */
export interface ParsedCatalog {
  catalog: Catalog;
  documents: ParsedDocument[];
}

/**
 * The catalog of a content folder without the checks that need every text whole.
 * @returns the catalog, or what is wrong with the settings files so that there is none
 */
export function parseCatalog(
  files: readonly SourceFile[],
  parseText: ParseText,
): ParsedCatalog | { findings: Finding[] } {
  const { settings, findings } = readSettings(files);
  if (!settings) return { findings: sortFindings(findings) };
  const { texts } = sortTexts(files, settings.languages, settings.source);
  const documents = texts.map(({ file, place }) => parseText(file, place));
  return { catalog: buildCatalog(settings, documents), documents };
}
