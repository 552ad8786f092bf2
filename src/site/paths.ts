import { enabledLanguages } from '../core/catalog.ts';
import { listLegacyPages, type LegacyPage } from '../core/legacy-pages.ts';
import { buildSitemaps } from '../core/sitemap.ts';
import { findHomes, listSectionPages } from '../core/site-paths.ts';
import { loadCatalog } from './site.ts';

/** What a route below `[lang]` shows. */
export interface PageProps {
  kind: 'faq' | 'page';
  id: string;
}

/** One path for each published language. */
export async function languagePaths(): Promise<{ params: { lang: string } }[]> {
  const catalog = await loadCatalog();
  return enabledLanguages(catalog).map(({ tag }) => ({ params: { lang: tag } }));
}

/** One path for each FAQ and page in each published language. */
export async function pagePaths(): Promise<{ params: { lang: string; page: string }; props: PageProps }[]> {
  const catalog = await loadCatalog();
  const { faqs, pages } = catalog.settings;
  const all: PageProps[] = [
    ...faqs.map(({ id }) => ({ kind: 'faq' as const, id })),
    ...pages.map((id) => ({ kind: 'page' as const, id })),
  ];
  return enabledLanguages(catalog).flatMap(({ tag }) =>
    all.map((props) => ({ params: { lang: tag, page: props.id }, props })),
  );
}

/** One path for each section that has a page, in each published language. */
export async function sectionPaths(): Promise<{ params: { lang: string; faq: string; section: string } }[]> {
  const catalog = await loadCatalog();
  const homes = findHomes(catalog);
  const sections = catalog.settings.faqs.flatMap((faq) =>
    listSectionPages(faq, homes).map(({ id }) => ({ faq: faq.id, section: id })),
  );
  return enabledLanguages(catalog).flatMap(({ tag }) =>
    sections.map((params) => ({ params: { lang: tag, ...params } })),
  );
}

/** One path for each address of an old site. */
export async function legacyPaths(): Promise<{ params: { legacy: string }; props: { page: LegacyPage } }[]> {
  const pages = listLegacyPages(await loadCatalog());
  return pages.map((page) => ({ params: { legacy: page.path }, props: { page } }));
}

/** One path for each published language of a site with letters. */
export async function letterLanguagePaths(): Promise<{ params: { lang: string } }[]> {
  const { settings } = await loadCatalog();
  return settings.letters ? languagePaths() : [];
}

/** One path for each letter in each published language. */
export async function letterPaths(): Promise<{ params: { lang: string; id: string } }[]> {
  const { letters = [] } = (await loadCatalog()).settings.letters ?? {};
  const languages = await languagePaths();
  return languages.flatMap(({ params }) => letters.map(({ id }) => ({ params: { ...params, id } })));
}

/** One path for the state of the translations, on a site that has some. */
export async function translationsPaths(): Promise<{ params: { status: string } }[]> {
  const { settings } = await loadCatalog();
  return settings.languages.length > 1 ? [{ params: { status: 'translations' } }] : [];
}

/** One path for each file of the sitemap, on a site that knows its address. */
export async function sitemapPaths(): Promise<{ params: { sitemap: string }; props: { text: string } }[]> {
  const files = buildSitemaps(await loadCatalog());
  return files.map(({ path, text }) => ({
    params: { sitemap: path.replace(/\.xml$/, '') },
    props: { text },
  }));
}
