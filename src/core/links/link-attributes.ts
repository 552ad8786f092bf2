import type { LinkUse } from './linked-file.ts';

/** Which attributes hold addresses: https://html.spec.whatwg.org/multipage/indices.html#attributes-3, and older ones. */

/** How the value of an attribute is to be read. */
export type Syntax = 'address' | 'srcset' | 'list' | 'css' | 'map';

/** What an attribute of an element holds. */
export interface LinkAttribute {
  use: LinkUse;
  syntax: Syntax;
}

const table: readonly (readonly [attribute: string, elements: string, use: LinkUse, syntax?: Syntax])[] = [
  ['href', 'a area', 'hyperlink'],
  ['ping', 'a area', 'resource', 'list'],
  ['src', 'img script iframe frame embed source track audio video input', 'resource'],
  ['srcset', 'img source', 'resource', 'srcset'],
  ['imagesrcset', 'link', 'resource', 'srcset'],
  ['poster', 'video', 'resource'],
  ['data', 'object', 'resource'],
  ['action', 'form', 'resource'],
  ['formaction', 'button input', 'resource'],
  ['cite', 'blockquote q ins del', 'hyperlink'],
  ['longdesc', 'img iframe frame', 'hyperlink'],
  ['background', 'body table thead tbody tfoot tr td th', 'resource'],
  ['manifest', 'html', 'resource'],
  ['usemap', 'img object input', 'resource', 'map'],
];

const byName = new Map<string, LinkAttribute>(
  table.flatMap(([attribute, elements, use, syntax = 'address']) =>
    elements.split(' ').map((element) => [`${element} ${attribute}`, { use, syntax }] as const),
  ),
);

const css: LinkAttribute = { use: 'resource', syntax: 'css' };
const resource: LinkAttribute = { use: 'resource', syntax: 'address' };
const hyperlink: LinkAttribute = { use: 'hyperlink', syntax: 'address' };

/** Attributes of SVG that may say `url(#gradient)`. */
const paint = /^(?:fill|stroke|filter|mask|clip-path|cursor|marker(?:-start|-mid|-end)?)$/;

/**
 * What an attribute holds, or undefined where it holds no address. `<link href>`, `<base href>` and `<meta content>`
 * depend on their other attributes and are not here.
 * @param element name in lower case
 * @param attribute name in lower case, without `xlink:`
 * @param isSvg true for elements of SVG
 */
export function findLinkAttribute(
  element: string,
  attribute: string,
  isSvg: boolean,
): LinkAttribute | undefined {
  if (attribute === 'style') return css;
  if (!isSvg) return byName.get(`${element} ${attribute}`);
  if (attribute === 'href') return element === 'a' ? hyperlink : resource;
  return paint.test(attribute) ? css : undefined;
}

/** Kinds of `<link>` whose address is for machines, and may be absolute. */
const metadataRels = new Set(['canonical', 'alternate', 'shortlink', 'amphtml']);
/** Kinds that name an origin or a vocabulary, not something that is fetched. */
const nameRels = /^(?:dns-prefetch|preconnect|profile|schema\..*)$/;

/** For what `<link rel>` needs its address; undefined where it is none that could be fetched. */
export function findLinkRelUse(rel: string): LinkUse | undefined {
  const rels = rel.toLowerCase().split(/\s+/).filter(Boolean);
  if (rels.length > 0 && rels.every((one) => nameRels.test(one))) return undefined;
  if (rels.includes('stylesheet')) return 'resource';
  return rels.some((one) => metadataRels.has(one)) ? 'metadata' : 'resource';
}

/** `<meta>` whose content is an address, by its name or property. */
export const isAddressMeta = (name: string): boolean =>
  /^(?:og:(?:image|video|audio)(?::url|:secure_url)?|og:url|twitter:(?:image(?::src)?|player)|msapplication-(?:config|tileimage|(?:square|wide)\d+x\d+logo))$/i.test(
    name.trim(),
  );

/** The address in `5; url=...`, as https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps reads it. */
export function findRefreshAddress(content: string): string | undefined {
  const match =
    /^\s*(?:\d[\d.]*|\.\d*)\s*[;,\s]\s*(?:url\s*=\s*)?(?:"([^"]*)(?:"[^]*)?|'([^']*)(?:'[^]*)?|(\S[^]*))$/i.exec(
      content,
    );
  return match ? (match[1] ?? match[2] ?? match[3]?.trim()) : undefined;
}
