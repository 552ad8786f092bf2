import { quote, type Rule } from '../rule.ts';

/** Sitemaps list whole addresses of their own site: https://www.sitemaps.org/protocol.html */
export const sitemap = {
  name: 'sitemap',
  severity: { own: 'error', other: 'error' },
  title: 'Entries of sitemaps',
  hint: 'Write the whole address, with https: and the host of the site.',
  check: ({ file, link, target, site }) => {
    if (file.type !== 'sitemap' && file.type !== 'robots') return undefined;
    const isWhole =
      target.kind === 'outside' ? target.hasScheme : target.kind === 'file' && target.by === 'absolute';
    const isForeign = target.kind === 'outside' && site.homes.length > 0 && link.holder === 'loc';
    if (isWhole && !isForeign) return undefined;
    return {
      about: link.address,
      message: () =>
        isForeign
          ? `${quote(link.address)} is no address of this site`
          : `${quote(link.address)} is no whole address; expected one that starts with https://`,
    };
  },
} as const satisfies Rule;
