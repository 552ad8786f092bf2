import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { viewEntry } from '../../src/core/catalog.ts';
import type { Catalog } from '../../src/core/model.ts';
import { listShownTexts } from '../../src/core/search/full-text-records.ts';
import { rankEntries, type FullTextHits } from '../../src/core/search/ranking.ts';
import { buildSearchIndex } from '../../src/core/search/search-index.ts';
import type { Term } from '../../src/core/search/term.ts';
import { buildTerms, tellingTerms } from '../../src/core/search/terms.ts';

/** How well the search of a built site finds what people ask for: queries in their words, and the texts that answer. */

const queriesSchema = z.record(
  z.string(),
  z.array(z.strictObject({ ask: z.string(), finds: z.array(z.string()).min(1) })),
);

/** A way to ask, and the texts of which any will do: `ddos`, `letter:ssh-brute-force`, `page:overview`. */
export interface Query {
  ask: string;
  finds: string[];
}

/** Queries by language. @throws Error when the file cannot be read or is not as it should be */
export const readQueries = (file: string): Record<string, Query[]> =>
  queriesSchema.parse(parse(readFileSync(file, 'utf8')));

/** How the queries of a language fared in one tier. */
export interface Quality {
  lang: string;
  tier: 'index' | 'full text';
  /** How many were asked: those of which a text that answers is there in the language. */
  asked: number;
  /** Share of them that had an answer first, and among the first five. */
  first: number;
  five: number;
  /** Mean of 1 / rank of the first answer. */
  reciprocalRank: number;
  /** Those without an answer among the first five. */
  missed: { ask: string; finds: string[]; rank: number; got: string[] }[];
}

/** Names of the texts of a language in the order of their numbers. */
const listEntries = (catalog: Catalog, lang: string) =>
  listShownTexts(catalog, lang).map(({ address, entry }) => ({
    address,
    name: entry.kind === 'question' ? entry.id : `${entry.kind}:${entry.id}`,
    isTranslated: Object.hasOwn(entry.texts, lang),
    text: viewEntry(entry, lang, catalog.settings.source).text,
  }));

/** Ids that no text of the site has. */
export function findUnknownNames(queries: Record<string, Query[]>, catalog: Catalog): string[] {
  const known = new Set(listEntries(catalog, catalog.settings.source).map(({ name }) => name));
  const named = Object.values(queries).flatMap((list) => list.flatMap(({ finds }) => finds));
  return [...new Set(named)].filter((name) => !known.has(name)).sort();
}

type SearchWord = (word: string) => Promise<{ results: { id: string; score: number }[] }>;

/** What Pagefind's script needs of a browser: the language of the page, and files, here straight from the disk. */
function pretendBrowser(site: string, lang: string): void {
  Object.assign(globalThis, {
    document: { currentScript: null, querySelector: () => ({ getAttribute: () => lang }) },
    fetch: (address: string) =>
      Promise.resolve(new Response(readFileSync(join(site, address.split('?')[0] ?? '')))),
  });
}

/** The full texts of a built site in one language, searched as the search page does. */
async function openFullTexts(site: string, lang: string, source: string) {
  pretendBrowser(site, lang);
  const script = pathToFileURL(join(site, 'pagefind', 'pagefind.js')).href;
  const pagefind = (await import(`${script}?${lang}`)) as {
    options: (options: object) => Promise<void>;
    init: () => Promise<void>;
    mergeIndex: (bundle: string, options: object) => Promise<void>;
    search: SearchWord;
  };
  await pagefind.options({ basePath: '/pagefind/', noWorker: true });
  await pagefind.init();
  await pagefind.mergeIndex('/./pagefind/', { language: source });
  const texts = readFileSync(join(site, 'pagefind', `texts.${lang}.json`), 'utf8');
  return { search: pagefind.search, addresses: JSON.parse(texts) as Record<string, string> };
}

type FullTexts = Awaited<ReturnType<typeof openFullTexts>>;

async function findHits(
  terms: readonly Term[],
  { search, addresses }: FullTexts,
  numbers: ReadonlyMap<string, number>,
): Promise<FullTextHits> {
  const hits = new Map<string, Map<number, number>>();
  for (const { word, typed } of tellingTerms(terms)) {
    const { results } = await search(typed);
    const found = results.flatMap(({ id, score }): [number, number][] => {
      const number = numbers.get(addresses[id] ?? '');
      return number === undefined ? [] : [[number, score]];
    });
    hits.set(word, new Map(found));
  }
  return hits;
}

function summarise(
  lang: string,
  tier: Quality['tier'],
  ranks: readonly { query: Query; names: readonly string[] }[],
): Quality {
  const results = ranks.map(({ query, names }) => ({
    ...query,
    rank: names.findIndex((name) => query.finds.includes(name)) + 1,
    got: names.slice(0, 5),
  }));
  const asked = results.length;
  const share = (most: number): number =>
    results.filter(({ rank }) => rank > 0 && rank <= most).length / (asked || 1);
  const sum = results.reduce((total, { rank }) => total + (rank > 0 ? 1 / rank : 0), 0);
  return {
    ...{ lang, tier, asked },
    ...{ first: share(1), five: share(5), reciprocalRank: sum / (asked || 1) },
    missed: results.filter(({ rank }) => rank === 0 || rank > 5),
  };
}

async function measureLanguage(
  catalog: Catalog,
  lang: string,
  queries: readonly Query[],
  openTexts: () => Promise<FullTexts>,
): Promise<Quality[]> {
  const entries = listEntries(catalog, lang);
  const index = buildSearchIndex(entries.map(({ text }) => text));
  const numbers = new Map(entries.map(({ address }, number) => [address, number]));
  const translated = new Set(entries.filter((entry) => entry.isTranslated).map(({ name }) => name));
  const asked = queries.filter(({ finds }) => finds.some((name) => translated.has(name)));
  if (asked.length === 0) return [];
  const texts = await openTexts();
  const rank = (terms: readonly Term[], hits?: FullTextHits): string[] =>
    rankEntries(index, terms, hits).map(({ entry }) => entries[entry]?.name ?? '');
  const byIndex = [];
  const byText = [];
  for (const query of asked) {
    const terms = buildTerms(index, query.ask);
    byIndex.push({ query, names: rank(terms) });
    byText.push({ query, names: rank(terms, await findHits(terms, texts, numbers)) });
  }
  return [summarise(lang, 'index', byIndex), summarise(lang, 'full text', byText)];
}

/**
 * Asks all queries in both tiers: the index of the search page alone, and with the full texts of the built site.
 * @param site folder of the built site
 */
export async function measureQuality(
  catalog: Catalog,
  site: string,
  queries: Record<string, Query[]>,
): Promise<Quality[]> {
  const { languages, source } = catalog.settings;
  const measured: Quality[] = [];
  for (const { tag } of languages.filter(({ enabled }) => enabled)) {
    const open = () => openFullTexts(site, tag, source);
    measured.push(...(await measureLanguage(catalog, tag, queries[tag] ?? [], open)));
  }
  return measured;
}
