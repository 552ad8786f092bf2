import { inLanguage, relativeAddress } from '../core/addressing.ts';
import { leadsToSource, viewEntry } from '../core/catalog.ts';
import type { Entry, Language } from '../core/model.ts';
import { allPath, questionAddress } from '../core/site-paths.ts';
import type { Site } from './site.ts';

/** A text in another language. */
export interface OtherLanguage {
  language: Language;
  href: string;
}

/**
 * The languages, but that of the reader, in which a question can be read in its own words. The page with every answer
 * has none of these links: there they would weigh more than the text of a whole section. Where a notice above the text
 * leads to the source text already, that is not named again.
 * @param from path of the page
 */
export function listOtherLanguages(site: Site, entry: Entry, from: string): OtherLanguage[] {
  const { language, languages, catalog, homes } = site;
  const { source } = catalog.settings;
  const address = questionAddress(entry.id, homes);
  if (address === undefined || from === inLanguage(allPath, language.tag)) return [];
  const hasNotice = leadsToSource(site.view(entry));
  return languages
    .filter(({ tag }) => tag !== language.tag && !(hasNotice && tag === source))
    .filter(({ tag }) => viewEntry(entry, tag, source).state !== 'missing')
    .map((other) => ({ language: other, href: relativeAddress(from, inLanguage(address, other.tag)) }));
}
