import type { Site } from './site.ts';

/** Attributes for a passage in another language than its page; none when it is the same. */
export function foreignAttributes(site: Site, tag: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (tag === site.language.tag) return {};
  const dir = site.catalog.settings.languages.find((language) => language.tag === tag)?.dir;
  return dir === undefined ? { lang: tag } : { lang: tag, dir };
}
