import type { Catalog, Faq, LetterPlan, Opening } from './model.ts';

/** The path of a FAQ or page below the folder of a language. */
export const pagePath = (id: string): string => `${id}.html`;

/** The path of a section of a FAQ that has a page for each. */
export const sectionPath = (faq: string, section: string): string => `${faq}/${section}.html`;

/** The page with every answer. */
export const allPath = 'all.html';

/** The page to search in. */
export const searchPath = 'search.html';

/** The key that leads there from every page (with the keys that the browser puts before access keys). */
export const searchKey = 's';

/** The state of the translations, outside the languages. */
export const translationsPath = 'translations.html';

/** The same for programs. */
export const translationsDataPath = 'translations.json';

/** The list of letters. */
export const lettersPath = 'letters.html';

/** The path of a letter. */
export const letterPath = (id: string): string => `letters/${id}.html`;

/** The text file of a letter with an opening; with the one that letters.yaml chooses it has no suffix. */
export const letterFilePath = ({ id, opening }: LetterPlan, wanted: Opening): string =>
  `letters/${id}${wanted === opening ? '' : `.${wanted}`}.txt`;

/** Section headings stand on a page only when a FAQ has more than one. */
export const hasSectionHeadings = (faq: Faq): boolean => faq.sections.length > 1;

/** Where a question lives: its first listing. */
export interface Home {
  faq: string;
  section: string;
  /** Path of the page that shows it, without the language. */
  page: string;
}

/** Home of every question that outline.yaml lists, by id. */
export function findHomes(catalog: Catalog): Map<string, Home> {
  const homes = new Map<string, Home>();
  for (const faq of catalog.settings.faqs) {
    for (const section of faq.sections) {
      const page = faq.layout === 'sections' ? sectionPath(faq.id, section.id) : pagePath(faq.id);
      for (const question of section.questions) {
        if (!homes.has(question)) homes.set(question, { faq: faq.id, section: section.id, page });
      }
    }
  }
  return homes;
}

/** Where a question is read, without the language: `abuse.html#ddos`. Undefined when no FAQ lists it. */
export function questionAddress(id: string, homes: ReadonlyMap<string, Home>): string | undefined {
  const home = homes.get(id);
  return home && `${home.page}#${id}`;
}

/** The sections of a FAQ that have a page of their own: those in which a question lives. */
export function listSectionPages(faq: Faq, homes: ReadonlyMap<string, Home>): Faq['sections'] {
  if (faq.layout !== 'sections') return [];
  return faq.sections.filter(({ id, questions }) =>
    questions.some((question) => homes.get(question)?.page === sectionPath(faq.id, id)),
  );
}
