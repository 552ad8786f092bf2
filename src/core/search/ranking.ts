import type { Term } from './term.ts';
import { tellingWeight } from './terms.ts';
import type { Phrase, SearchIndex } from './search-index.ts';

/** An entry that was found. */
export interface Ranked {
  /** Its number. */
  entry: number;
  score: number;
}

/** What the full-text index found for the words of a query: by word, entries with scores of any scale. */
export type FullTextHits = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** How much a word in the full text counts, beside 1 in the title. */
const bodyWeight = 0.35;

/** How much a word counts that stands in full texts only. */
const bodyOnlyShare = 0.6;

/** By how much an entry gains that has all words, and one that has them as a keyword. */
const allWordsBonus = 0.25;
const keywordBonus = 0.35;

/** From this share on the words of a query are that keyword. */
const keywordShare = 0.75;

/** A term with what the full texts add to it. */
function addFullText(term: Term, hits: ReadonlyMap<number, number> | undefined, count: number): Term {
  if (!hits || hits.size === 0) return term;
  const best = Math.max(...hits.values());
  const scores = new Map(term.scores);
  for (const [entry, score] of hits)
    scores.set(entry, (scores.get(entry) ?? 0) + (bodyWeight * score) / best);
  const weight = tellingWeight(hits.size, count);
  return {
    ...term,
    scores,
    weight: term.weight > 0 ? Math.min(weight, term.weight) : weight * bodyOnlyShare,
  };
}

const compare = (a: Ranked, b: Ranked): number => b.score - a.score || a.entry - b.entry;

/** Of how many entries the keywords are held against the query: further ones cannot become the best. */
const mostMeasured = 100;

/** How much of what a phrase says a query says, too: `said` of `all`, both in units of telling weight. */
type Measure = (phrase: Phrase) => { said: number; all: number };

function measurePhrases({ keywords, places }: SearchIndex, terms: readonly Term[]): Measure {
  const telling = terms.filter(({ weight }) => weight > 0);
  const known = new Map<string, [weight: number, likeness: number]>();
  const look = (word: string): [number, number] => {
    const weight = tellingWeight(places.get(word)?.size ?? 0, keywords.length);
    return [weight, Math.max(0, ...telling.map(({ alike }) => alike.get(word) ?? 0))];
  };
  return (phrase) => {
    let [said, all] = [0, 0];
    for (const word of phrase) {
      const [weight, likeness] = known.get(word) ?? look(word);
      known.set(word, [weight, likeness]);
      said += weight * likeness;
      all += weight;
    }
    return { said, all };
  };
}

/**
 * Entries that fit a query, best first: a word in the title counts more than in a keyword, there more than in the short
 * answer, there more than in the full text; a rare word more than a frequent one; and all words more than some.
 * @param hits what the full-text index found, once it has
 */
export function rankEntries(index: SearchIndex, query: readonly Term[], hits?: FullTextHits): Ranked[] {
  const { keywords } = index;
  const terms = query.map((term) => addFullText(term, hits?.get(term.word), keywords.length));
  const measure = measurePhrases(index, terms);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Set(terms.flatMap(({ scores }) => [...scores.keys()]));
  const rank = (entry: number): Ranked => {
    let [score, covered] = [0, 0];
    for (const { weight, scores } of terms) {
      const fit = scores.get(entry) ?? 0;
      score += weight * fit;
      covered += weight * Math.min(1, 2.5 * fit);
    }
    return { entry, score: score * (1 - allWordsBonus + (allWordsBonus * covered) / total) };
  };
  const addKeywords = ({ entry, score }: Ranked): Ranked => {
    const phrases = (keywords[entry] ?? []).map(measure).filter(({ said, all }) => said > keywordShare * all);
    return {
      entry,
      score: score + keywordBonus * Math.max(0, ...phrases.map(({ said, all }) => (said * said) / all)),
    };
  };
  const best = [...found].map(rank).sort(compare).slice(0, mostMeasured);
  return best.map(addKeywords).sort(compare);
}

/** How many results are shown at most, and how near they have to come to the best one. */
const mostShown = 20;
const leastShare = 0.3;

/** The entries that are worth showing, best first. */
export function chooseResults(ranked: readonly Ranked[]): number[] {
  const least = leastShare * (ranked[0]?.score ?? 0);
  return ranked
    .filter(({ score }) => score >= least)
    .slice(0, mostShown)
    .map(({ entry }) => entry);
}
