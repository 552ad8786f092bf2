/** Relative addresses between pages of the site. All paths are from the root of the site, without a leading `/`. */

/**
 * The address by which a page is reached from another, whatever folder or server the site lies on.
 * @param from path of the page that links, `en/abuse.html`
 * @param to path of the page that is linked, with or without an anchor, `index.html`
 */
export function relativeAddress(from: string, to: string): string {
  const [path = '', anchor] = to.split('#');
  const fragment = anchor === undefined ? '' : `#${anchor}`;
  if (path === from && anchor !== undefined) return fragment;
  const fromParts = from.split('/').slice(0, -1);
  const toParts = path.split('/');
  let shared = 0;
  while (shared < fromParts.length && shared < toParts.length - 1 && fromParts[shared] === toParts[shared])
    shared += 1;
  return `${'../'.repeat(fromParts.length - shared)}${toParts.slice(shared).join('/')}${fragment}`;
}

/** The path of an address without a language (`abuse.html`, `/index.html`) in a language. */
export const inLanguage = (path: string, lang: string): string =>
  path.startsWith('/') ? path.slice(1) : `${lang}/${path}`;

/** The path of a page in a language (`en/abuse.html`) or outside them as the lock names it: `abuse.html`, `/index.html`. */
export const withoutLanguage = (path: string, lang: string): string =>
  path.startsWith(`${lang}/`) ? path.slice(lang.length + 1) : `/${path}`;

/** Between the id of a text and the slug of a heading in it. Ids have no double hyphen, so the two never collide. */
export const headingSeparator = '--';
