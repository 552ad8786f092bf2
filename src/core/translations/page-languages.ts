import { enabledLanguages, listEntries, viewEntry } from '../catalog.ts';
import type { Catalog, Entry } from '../model.ts';
import { own } from '../record.ts';
import { rememberFor } from '../remember.ts';
import type { SitePage } from '../site-map.ts';
import { findHomes, type Home } from '../site-paths.ts';

const find = (entries: Record<string, Entry>, id: string): Entry[] => {
  const entry = own(entries, id);
  return entry ? [entry] : [];
};

type Homes = ReadonlyMap<string, Home>;

/** Ids of questions by what their homes have in common; made once, since every page asks. */
const groupBy = (key: 'faq' | 'page'): ((homes: Homes) => Map<string, string[]>) =>
  rememberFor((homes) => {
    const groups = new Map<string, string[]>();
    for (const [question, home] of homes) {
      const group = groups.get(home[key]);
      if (group) group.push(question);
      else groups.set(home[key], [question]);
    }
    return groups;
  });

const questionsByFaq = groupBy('faq');
const questionsByPage = groupBy('page');

/** The texts that make up a page. */
function listTexts(catalog: Catalog, { kind, path, id }: SitePage, homes: Homes): Entry[] {
  if (kind === 'search') return listEntries(catalog);
  if (kind === 'page') return find(catalog.pages, id);
  if (kind === 'letter') return find(catalog.letters, id);
  if (kind === 'letters') return Object.values(catalog.letters);
  const here = kind === 'faq-index' ? questionsByFaq(homes).get(id) : questionsByPage(homes).get(path);
  const ids = kind === 'all' ? [...homes.keys()] : (here ?? []);
  return ids.flatMap((question) => find(catalog.questions, question));
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
