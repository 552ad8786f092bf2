import { enabledLanguages, viewEntry } from '../catalog.ts';
import type { Catalog, Entry } from '../model.ts';
import { own } from '../record.ts';
import type { SitePage } from '../site-map.ts';
import { findHomes, type Home } from '../site-paths.ts';

const find = (entries: Record<string, Entry>, id: string): Entry[] => {
  const entry = own(entries, id);
  return entry ? [entry] : [];
};

/** The texts that make up a page. */
function listTexts(
  catalog: Catalog,
  { kind, path, id }: SitePage,
  homes: ReadonlyMap<string, Home>,
): Entry[] {
  const questions = [...homes].flatMap(([question, home]) =>
    find(catalog.questions, question).map((entry) => ({ entry, home })),
  );
  if (kind === 'search')
    return [catalog.questions, catalog.letters, catalog.pages].flatMap(Object.values<Entry>);
  if (kind === 'page') return find(catalog.pages, id);
  if (kind === 'letter') return find(catalog.letters, id);
  if (kind === 'letters') return Object.values(catalog.letters);
  if (kind === 'all') return questions.map(({ entry }) => entry);
  const here =
    kind === 'faq-index'
      ? questions.filter(({ home }) => home.faq === id)
      : questions.filter(({ home }) => home.page === path);
  return here.map(({ entry }) => entry);
}

/**
 * The published languages in which a page says something of its own: the source, and those with a translation of at
 * least one of its texts. In the others it is the source text throughout, and search engines are not sent there.
 * @returns tags in the order of languages.yaml; none for pages outside the languages
 */
export function findPageLanguages(catalog: Catalog, page: SitePage, homes = findHomes(catalog)): string[] {
  const { source } = catalog.settings;
  if (page.path.startsWith('/')) return [];
  const tags = enabledLanguages(catalog).map(({ tag }) => tag);
  if (page.kind === 'home') return tags;
  const texts = listTexts(catalog, page, homes);
  return tags.filter(
    (tag) => tag === source || texts.some((entry) => viewEntry(entry, tag, source).state !== 'missing'),
  );
}
