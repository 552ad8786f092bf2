import type { Home } from './catalog.ts';
import type { Faq } from './model.ts';

/** The path of a FAQ or page below the folder of a language. */
export const pagePath = (id: string): string => `${id}.html`;

/** Section headings stand on a page only when a FAQ has more than one. */
export const hasSectionHeadings = (faq: Faq): boolean => faq.sections.length > 1;

/** Where a question is read, without the language: `abuse.html#ddos`. Undefined when no FAQ lists it. */
export function questionAddress(id: string, homes: ReadonlyMap<string, Home>): string | undefined {
  const home = homes.get(id);
  return home && `${pagePath(home.faq)}#${id}`;
}
