import { isNotFoundPage, quote, type Rule } from '../rule.ts';

/**
 * A link into the own site that works at one of its addresses only: a reader of the onion mirror, or of a copy on a
 * disk, would leave it. Canonical, hreflang and sitemap need the whole address; so do letters, which others read.
 */
export const oneOrigin = {
  name: 'one-origin',
  severity: { own: 'error', other: 'error' },
  title: 'Links that work at one address of the site only',
  hint: 'Write the address relative to the page: ../en/page.html',
  check: ({ file, link, target, site }) => {
    if (target.kind !== 'file' || target.by === 'relative' || isNotFoundPage(file)) return undefined;
    if (link.use !== 'hyperlink' && link.use !== 'resource') return undefined;
    const paths = new Set(site.homes.map(({ path }) => path));
    if (target.by === 'root' && paths.size < 2) return undefined;
    return {
      about: link.address,
      message: () => `${quote(link.address)} leads into the site at one of its addresses only`,
    };
  },
} as const satisfies Rule;
