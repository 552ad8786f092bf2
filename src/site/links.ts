import { relativeAddress, inLanguage } from '../core/addressing.ts';
import { entriesOf } from '../core/catalog.ts';
import type { TextKind } from '../core/model.ts';
import type { NamedLink } from '../core/mdx/names.ts';
import type { LinkTarget } from '../core/placed-answer.ts';
import { own } from '../core/record.ts';
import { allPath, letterPath, pagePath, questionAddress } from '../core/site-paths.ts';
import type { Site } from './site.ts';

/** The relative address of a page of the reader's language (`abuse.html#ddos`) or outside the languages (`/index.html`). */
export const hrefTo = (site: Site, from: string, path: string): string =>
  relativeAddress(from, inLanguage(path, site.language.tag));

/**
 * Where a question is read. On the page that has them all, they are there.
 * @throws Error when no FAQ lists it, which a checked catalog never has
 */
export function hrefToQuestion(site: Site, from: string, id: string): string {
  if (from === inLanguage(allPath, site.language.tag)) return `#${id}`;
  const address = questionAddress(id, site.homes);
  if (address === undefined) throw new Error(`no FAQ lists the question "${id}"`);
  return hrefTo(site, from, address);
}

/** "(English)" behind a link to a text that the reader's language does not have. */
function missingNote(site: Site, kind: TextKind, id: string): Pick<LinkTarget, 'note'> {
  const { catalog } = site;
  const entry = own(entriesOf(catalog, kind), id);
  if (!entry || site.view(entry).state !== 'missing') return {};
  return { note: `(${site.languageName(catalog.settings.source)})` };
}

/**
 * Where a named link leads from a page.
 * @param from path of the page, `en/abuse.html`
 */
export function resolveLink(site: Site, from: string, link: NamedLink): LinkTarget {
  const { kind, name } = link;
  if (kind === 'question')
    return { href: hrefToQuestion(site, from, name), ...missingNote(site, kind, name) };
  if (kind === 'page') return { href: hrefTo(site, from, pagePath(name)), ...missingNote(site, kind, name) };
  if (kind === 'letter')
    return { href: hrefTo(site, from, letterPath(name)), ...missingNote(site, kind, name) };
  const outside = own(site.catalog.settings.links, name);
  if (!outside) throw new Error(`there is no ${kind} "${name}"`);
  return { href: outside.url };
}
