import { inLanguage, relativeAddress } from '../core/addressing.ts';
import { pagePath, translationsPath } from '../core/site-paths.ts';
import type { Site } from './site.ts';

/**
 * Where a reader can help to translate: the place of the files, else where mistakes are reported, else the page that
 * says how to help, else the state of the translations.
 * @param from path of the page
 */
export function hrefToHelp({ catalog, language }: Site, from: string): string {
  const { help, report, repository } = catalog.settings.site;
  const outside = repository ?? report;
  if (outside !== undefined) return outside;
  if (help === undefined) return relativeAddress(from, translationsPath);
  const [id = '', anchor] = help.split('#');
  const page = inLanguage(pagePath(id), language.tag);
  return relativeAddress(from, anchor === undefined ? page : `${page}#${anchor}`);
}
