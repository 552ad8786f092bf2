import { buildExcerpt, type Excerpt } from '../../core/search/excerpt.ts';
import type { FullTextHits } from '../../core/search/ranking.ts';
import type { Term } from '../../core/search/term.ts';
import { tellingTerms } from '../../core/search/terms.ts';
import { openBundle, type Bundle, type OpenBundle, type PagefindResult } from './pagefind.ts';

/** What a search in the full texts brought. */
export interface FullTextResults {
  hits: FullTextHits;
  /** The passage that shows why an entry was found; rejects when a request was lost. */
  excerpt: (entry: number) => Promise<Excerpt | undefined>;
}

/** A word that was found in a text, and where. */
interface Found {
  term: Term;
  result: PagefindResult;
}

async function makeExcerpt(found: readonly Found[] = []): Promise<Excerpt | undefined> {
  const text = await found[0]?.result.data();
  if (!text) return undefined;
  return buildExcerpt({
    content: text.raw_content.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    anchors: text.anchors,
    found: found.map(({ term, result }) => ({ weight: term.weight || 1, locations: result.words })),
  });
}

/**
 * The second tier: searches the full texts. Opens the bundle when it is first asked, and anew after a lost request.
 * @param addresses of the entries of the page, by number
 */
export function createFullTexts(
  bundle: Bundle,
  addresses: readonly string[],
): (terms: readonly Term[]) => Promise<FullTextResults> {
  const numbers = new Map(addresses.map((address, number) => [address, number]));
  let opening: Promise<OpenBundle> | undefined;
  const forget = (error: unknown): never => {
    opening = undefined;
    throw error;
  };
  /**
   * Asks for each word by itself: Pagefind finds only texts that have all words of a query, and people's questions hold
   * words that no answer has.
   */
  const search = async (query: readonly Term[]): Promise<FullTextResults> => {
    const terms = tellingTerms(query);
    const open = await (opening ??= openBundle(bundle));
    const results = await Promise.all(terms.map(({ typed }) => open.search(typed)));
    const hits = new Map<string, Map<number, number>>();
    const found = new Map<number, Found[]>();
    terms.forEach((term, index) => {
      const scores = new Map<number, number>();
      const having = results[index] ?? [];
      for (const result of having) {
        const entry = numbers.get(open.addresses[result.id] ?? '');
        if (entry === undefined) continue;
        scores.set(entry, result.score);
        // A word that half of the texts have says nothing of this one.
        if (having.length < addresses.length / 2)
          found.set(entry, [...(found.get(entry) ?? []), { term, result }]);
      }
      hits.set(term.word, scores);
    });
    return { hits, excerpt: (entry) => makeExcerpt(found.get(entry)).catch(forget) };
  };
  return (query) => search(query).catch(forget);
}
