import { own } from './record.ts';
import type { Finding } from './finding.ts';
import type { ParsedDocument } from './document.ts';
import { didYouMean } from './nearest.ts';
import { entriesOf, listEntries } from './catalog.ts';
import type { Catalog, Entry, Text, Titles } from './model.ts';
import { at, error, type SettingsLines } from './catalog-finding.ts';

/** Line of the first heading that is not as in the source; the last one's where the rest is missing. */
function findFirstDifference(text: Text, original: Text): number {
  const index = text.headings.findIndex(({ depth }, at) => original.headings[at]?.depth !== depth);
  return text.headings.at(index)?.line ?? 1;
}

/** A translation must belong to a source text and have the same headings. */
function checkTranslation(
  text: Text,
  entry: Entry | undefined,
  source: string,
  candidates: string[],
): Finding[] {
  const original = entry?.texts[source];
  if (!original) {
    return [
      error(
        text.file,
        1,
        'translation/source-missing',
        `there is no ${text.kind} "${text.id}" in ${source}${didYouMean(text.id, candidates)}`,
        'Rename the file to the id that it translates, or delete it.',
      ),
    ];
  }
  const depths = (one: Text): string =>
    one.headings.map(({ depth }) => '#'.repeat(depth)).join(' ') || 'none';
  if (depths(text) === depths(original)) return [];
  return [
    error(
      text.file,
      findFirstDifference(text, original),
      'translation/headings',
      `its headings are ${depths(text)}; expected ${depths(original)}, as in ${original.file}`,
      'Headings are addresses: keep their number, order and levels.',
    ),
  ];
}

/** Titles of FAQs and sections must be there in each enabled language, and no others. */
function checkTitles(
  lang: string,
  titles: Titles | undefined,
  catalog: Catalog,
  lines: SettingsLines,
): Finding[] {
  if (!titles) return [];
  const file = `${lang}/titles.yaml`;
  const { faqs } = catalog.settings;
  const missing = (path: string[], name: string): Finding =>
    error(
      file,
      lines.titles(lang, path.slice(0, -1)),
      'titles/missing',
      `${name} has no title`,
      `Add it under "${path.join(' > ')}".`,
    );
  const unknown = (path: string[], name: string, candidates: string[]): Finding =>
    error(
      file,
      lines.titleKeys(lang, path),
      'titles/unknown',
      `outline.yaml has no ${name}${didYouMean(path.at(-1) ?? '', candidates)}`,
      'Correct the id or delete the lines.',
    );
  const extra = Object.keys(titles.faqs).filter((id) => !faqs.some((faq) => faq.id === id));
  return [
    ...extra.map((id) =>
      unknown(
        ['faqs', id],
        `FAQ "${id}"`,
        faqs.map((faq) => faq.id),
      ),
    ),
    ...faqs.flatMap(({ id, sections }) => {
      const found = own(titles.faqs, id);
      if (!found) return [missing(['faqs', id], `the FAQ "${id}"`)];
      const ids = sections.map((section) => section.id);
      const absent = ids.filter((section) => own(found.sections, section) === undefined);
      const strange = Object.keys(found.sections).filter((section) => !ids.includes(section));
      return [
        ...absent.map((section) => missing(['faqs', id, 'sections', section], `the section "${section}"`)),
        ...strange.map((section) =>
          unknown(['faqs', id, 'sections', section], `section "${section}" in "${id}"`, ids),
        ),
      ];
    }),
  ];
}

/** A 1-high text that an enabled language lacks. */
function checkUrgent(catalog: Catalog): Finding[] {
  const { languages, source } = catalog.settings;
  const urgent = listEntries(catalog).filter(({ facts }) => facts.priority === '1-high');
  return languages
    .filter(({ tag, enabled }) => enabled && tag !== source)
    .flatMap(({ tag }) =>
      urgent
        .filter(({ texts }) => !texts[tag])
        .map(({ id, kind, texts }) =>
          at(texts[source]?.file ?? '', {
            code: 'translation/urgent-missing',
            severity: 'warning',
            line: 1,
            message: `the ${kind} "${id}" is 1-high and has no translation into "${tag}"`,
            hint: `Readers see the text in "${source}" until ${tag}/${kind}s/${id}.mdx is there.`,
          }),
        ),
    );
}

/** What is wrong between the languages: translations without a source, other headings, missing titles. */
export function checkTranslations(
  catalog: Catalog,
  documents: readonly ParsedDocument[],
  lines: SettingsLines,
): Finding[] {
  const { source, languages, titles } = catalog.settings;
  const translations = documents.filter(({ place, text }) => !place.isSource && text);
  return [
    ...translations.flatMap(({ place, text }) => {
      const entries = entriesOf(catalog, place.kind);
      return text ? checkTranslation(text, own(entries, place.id), source, Object.keys(entries)) : [];
    }),
    ...languages.flatMap(({ tag }) => checkTitles(tag, titles[tag], catalog, lines)),
    ...checkUrgent(catalog),
  ];
}
