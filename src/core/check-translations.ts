import { own } from './record.ts';
import type { Finding, Remark } from './finding.ts';
import type { ParsedDocument } from './document.ts';
import { didYouMean } from './nearest.ts';
import { entriesOf, findState, isRelated } from './catalog.ts';
import type { Catalog, Entry, Text } from './model.ts';
import { at, error, type SettingsLines } from './catalog-finding.ts';
import { checkAddresses, checkShape } from './translations/check-shape.ts';
import { checkNames } from './translations/check-names.ts';
import { checkTitles } from './translations/check-titles.ts';
import { checkUntranslated } from './translations/check-untranslated.ts';
import { checkUrgent } from './translations/check-urgent.ts';
import { fieldNames } from './translations/fit.ts';
import { readShape, type TextShape } from './translations/text-shape.ts';

/** Line of the first heading that is not as in the source; the last one's where the rest is missing. */
function findFirstDifference(text: Text, original: Text): number {
  const index = text.headings.findIndex(({ depth }, at) => original.headings[at]?.depth !== depth);
  return text.headings.at(index)?.line ?? 1;
}

const describeHeadings = ({ headings }: Text): string =>
  headings.map(({ depth }) => '#'.repeat(depth)).join(' ') || 'none';

const outgrown = 'The source has changed since, so readers see that text until this one is brought in line.';

/** The same headings, since they are addresses. */
function checkHeadings(text: Text, original: Text, isCurrent: boolean): Remark[] {
  const [found, expected] = [text, original].map(describeHeadings);
  if (found === expected) return [];
  return [
    {
      code: 'translation/headings',
      severity: isCurrent ? 'error' : 'warning',
      line: findFirstDifference(text, original),
      message: `its headings are ${found ?? ''}; expected ${expected ?? ''}, as in ${original.file}`,
      hint: isCurrent ? 'Headings are addresses: keep their number, order and levels.' : outgrown,
    },
  ];
}

/** A letter that is out of date, and whose fields are no longer those of its source. */
function checkOldFields(text: Text, original: Text): Remark[] {
  if (fieldNames(text) === fieldNames(original)) return [];
  return [
    {
      ...{ code: 'translation/fields', severity: 'warning', line: 1, hint: outgrown },
      message: `its fields are ${fieldNames(text) || 'none'}; expected ${fieldNames(original) || 'none'}, as in ${original.file}`,
    },
  ];
}

/** A translation and its source text, parsed. */
export interface TranslationPair {
  document: ParsedDocument;
  text: Text;
  original: Text;
  originalShape: TextShape;
  isCurrent: boolean;
}

/**
 * Holds a translation against its source text. What differs is an error where the translation is one of the present
 * text. One that is out of date is held only to what must never happen; the rest is for its translator to bring in line.
 */
export function comparePair({
  document,
  text,
  original,
  originalShape,
  isCurrent,
}: TranslationPair): Remark[] {
  const shape = readShape(document);
  const comparison = {
    ...{ shape, original: originalShape, file: original.file },
    severity: isCurrent ? ('error' as const) : ('warning' as const),
  };
  const untranslated = isRelated(text.lang, original.lang) ? [] : checkUntranslated(comparison);
  const addresses = checkAddresses(comparison, text.lang, original.lang);
  const headings = checkHeadings(text, original, isCurrent);
  const others = isCurrent ? checkShape(comparison) : checkOldFields(text, original);
  return [...headings, ...others, ...addresses, ...untranslated];
}

const sourceMissing = (text: Text, source: string, candidates: string[]): Finding =>
  error(
    text.file,
    1,
    'translation/source-missing',
    `there is no ${text.kind} "${text.id}" in ${source}${didYouMean(text.id, candidates)}`,
    'Rename the file to the id that it translates, or delete it.',
  );

/** Holds every translation against its source text, whose shape is taken once. */
function checkTexts(catalog: Catalog, documents: readonly ParsedDocument[]): Finding[] {
  const { source } = catalog.settings;
  const originals = new Map(
    documents.filter(({ place }) => place.isSource).map((document) => [document.text, document]),
  );
  const shapes = new Map<Text, TextShape>();
  const shapeOf = (original: Text): TextShape | undefined => {
    const document = originals.get(original);
    const shape = shapes.get(original) ?? (document && readShape(document));
    if (shape) shapes.set(original, shape);
    return shape;
  };
  const check = (document: ParsedDocument, text: Text, entry: Entry | undefined): Finding[] => {
    const original = entry?.texts[source];
    if (original && document.comparison) return document.comparison.map((remark) => at(text.file, remark));
    const originalShape = original && shapeOf(original);
    if (!entry || !original || !originalShape)
      return [sourceMissing(text, source, Object.keys(entriesOf(catalog, text.kind)))];
    const isCurrent = findState(entry, text.lang, source) === 'current';
    return comparePair({ document, text, original, originalShape, isCurrent }).map((remark) =>
      at(text.file, remark),
    );
  };
  return documents
    .filter(({ place }) => !place.isSource)
    .flatMap((document) => {
      const { place, text } = document;
      return text ? check(document, text, own(entriesOf(catalog, place.kind), place.id)) : [];
    });
}

/** What is wrong between the languages: texts that differ, translations without a source, missing titles and texts. */
export function checkTranslations(
  catalog: Catalog,
  documents: readonly ParsedDocument[],
  lines: SettingsLines,
): Finding[] {
  const { languages, titles } = catalog.settings;
  return [
    ...checkTexts(catalog, documents),
    ...languages.flatMap(({ tag }) => checkTitles(tag, titles[tag], catalog, lines)),
    ...languages.flatMap(({ tag }) => checkNames(tag, catalog, lines)),
    ...checkUrgent(catalog, lines),
  ];
}
