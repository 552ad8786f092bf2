import { own } from '../record.ts';
import type { Finding } from '../finding.ts';
import { didYouMean } from '../nearest.ts';
import type { Catalog, Titles } from '../model.ts';
import { error, type SettingsLines } from '../catalog-finding.ts';

/** Titles of FAQs and sections must be there in each enabled language, and no others. */
export function checkTitles(
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
