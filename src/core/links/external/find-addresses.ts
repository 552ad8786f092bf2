import type { Settings } from '../../model.ts';
import type { CheckedSite } from '../checked-site.ts';
import { sortPlaces, type LinkPlace } from '../link-finding.ts';
import { baseOf, findBase, resolveAddress } from '../target.ts';
import type { OutsideAddress } from './outside-address.ts';

/** Line of an entry of a settings file. */
type LineOf = (path: readonly PropertyKey[]) => number;

/**
 * The addresses outside that a content folder names: all of links.yaml, and those of site.yaml that pages show.
 * @param folder path of the content folder, as findings name it
 */
export function listNamedAddresses(
  { links, site }: Pick<Settings, 'links' | 'site'>,
  lines: { links: LineOf; site: LineOf },
  folder: string,
): OutsideAddress[] {
  const at = (url: string, file: string, line: number): OutsideAddress => ({
    ...{ url: new URL(url).href, file: `${folder}/${file}`, line },
    places: [{ line, column: 1 }],
  });
  const named = Object.entries(links).map(([name, { url }]) => at(url, 'links.yaml', lines.links([name])));
  const shown = (['repository', 'report'] as const).flatMap((field) => {
    const url = site[field];
    return url?.startsWith('http') === true ? [at(url, 'site.yaml', lines.site([field]))] : [];
  });
  return [...named, ...shown];
}

/** Addresses for machines (canonical, hreflang) and those that are only mentioned are no links that readers follow. */
const followed = new Set(['hyperlink', 'resource', 'text']);

/**
 * The addresses outside to which the files of a site lead, each once with all its places.
 * @param folder path of the site, as findings name it
 */
export function listLinkedAddresses({ linked, homes }: CheckedSite, folder: string): OutsideAddress[] {
  const places = new Map<string, LinkPlace[]>();
  for (const file of linked.values()) {
    const base = findBase(file);
    for (const link of file.links) {
      const { address, use, line, column } = link;
      const target = followed.has(use) ? resolveAddress(address, baseOf(link, base), homes) : undefined;
      if (target?.kind !== 'outside') continue;
      const { href } = target.url;
      const place = { page: file.path, line, column };
      const known = places.get(href);
      if (known) known.push(place);
      else places.set(href, [place]);
    }
  }
  return [...places].map(([url, all]) => {
    const sorted = sortPlaces(all);
    const { page = '', line = 1, column = 1 } = sorted[0] ?? {};
    return { url, file: `${folder}/${page}`, line, column, places: sorted };
  });
}
