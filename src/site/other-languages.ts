import { inLanguage, relativeAddress } from '../core/addressing.ts';
import { viewEntry } from '../core/catalog.ts';
import type { Entry, Language } from '../core/model.ts';
import { allPath, questionAddress } from '../core/site-paths.ts';
import type { Site } from './site.ts';

/** A text in another language. */
export interface OtherLanguage {
  language: Language;
  href: string;
}

/**
 * The languages, but that of the reader, in which a question can be read in its own words.
 * @param from path of the page; on the page with every answer the links lead to its like
 */
export function listOtherLanguages(site: Site, entry: Entry, from: string): OtherLanguage[] {
  const { language, languages, catalog, homes } = site;
  const { source } = catalog.settings;
  const address =
    from === inLanguage(allPath, language.tag) ? `${allPath}#${entry.id}` : questionAddress(entry.id, homes);
  if (address === undefined) return [];
  return languages
    .filter(({ tag }) => tag !== language.tag && viewEntry(entry, tag, source).state !== 'missing')
    .map((other) => ({ language: other, href: relativeAddress(from, inLanguage(address, other.tag)) }));
}
