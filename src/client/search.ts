import { markedWords } from '../core/search/marks.ts';
import { chooseResults, rankEntries } from '../core/search/ranking.ts';
import { buildSearchIndex } from '../core/search/search-index.ts';
import { buildTerms } from '../core/search/terms.ts';
import { createFullTexts } from './search/full-texts.ts';
import { listenToKeys } from './search/keyboard.ts';
import { hasWebAssembly } from './search/pagefind.ts';
import { readEntries } from './search/page-entries.ts';
import { createResultList } from './search/result-list.ts';
import { addressOf, createWayOut } from './search/way-out.ts';

/**
 * Adds a field to the search page that narrows its index while the reader types, without any request, and adds what the
 * full texts say where the browser has WebAssembly. What is typed stays in the page: in the field, and behind the # of
 * its address.
 */

/** How long a reader pauses between words, in milliseconds: then the full texts are asked, and it is said what was found. */
const pause = 300;

/** How many results get a passage of their full text: each costs a request. */
const mostExcerpts = 6;

const root = document.documentElement;
const byId = (id: string): HTMLElement => document.getElementById(`_${id}`) ?? root;
const box = byId('search');
const field = byId('query') as HTMLInputElement;
const said = byId('said');
const again = byId('again');
const index = byId('index');

const entries = readEntries(index);
const searchIndex = buildSearchIndex(entries);
const list = createResultList(byId('results'), entries);
const keywords = entries.flatMap((entry) => entry.keywords);
const showWayOut = createWayOut(byId('nearest'), byId('sections'), index, keywords);

const { full, fallback, count = '', none = '', loading = '', lost = '' } = box.dataset;
const isReachable = full !== undefined && location.protocol !== 'file:' && hasWebAssembly();
const searchFullTexts = isReachable
  ? createFullTexts(
      { address: new URL(full, location.href).href, lang: root.lang, fallback },
      entries.map(({ address }) => address),
    )
  : undefined;

/** One query: what is in the field, and what happens after a pause. */
interface Search {
  query: string;
  finish: () => Promise<void>;
}
let current: Search | undefined;

/** Shows what the index has for a query, and afterwards what the full texts have, unless the reader has gone on typing. */
function startSearch(query: string): Search {
  const terms = buildTerms(searchIndex, query);
  const words = markedWords(terms);
  let results = chooseResults(rankEntries(searchIndex, terms));
  list.show(results, words);
  const say = (more: string): void => {
    said.textContent = `${count.replace('\n', results.length.toLocaleString(root.lang))} ${more}`;
  };
  const sayAll = (): void => {
    const isEmpty = results.length === 0;
    // What was typed keeps its own direction of writing.
    if (isEmpty) said.textContent = none.replace('\n', () => `\u2068${query.trim()}\u2069`);
    else say('');
    showWayOut(isEmpty ? query : '');
  };
  const search: Search = {
    query,
    finish: async () => {
      if (!searchFullTexts) {
        sayAll();
        return;
      }
      say(loading);
      try {
        const { hits, excerpt } = await searchFullTexts(terms);
        if (current !== search) return;
        results = chooseResults(rankEntries(searchIndex, terms, hits));
        list.add(results, words);
        sayAll();
        const addExcerpt = async (entry: number): Promise<void> => {
          const passage = await excerpt(entry);
          if (passage && current === search) list.addExcerpt(entry, passage);
        };
        await Promise.all(results.slice(0, mostExcerpts).map(addExcerpt));
      } catch {
        if (current !== search) return;
        sayAll();
        said.append(` ${lost}`);
        again.hidden = false;
      }
    },
  };
  return search;
}

function readQuery(): string {
  try {
    return decodeURIComponent(/^#q=(.*)/.exec(location.hash)?.[1] ?? '');
  } catch {
    return '';
  }
}

/** Keeps the query where Back finds it again. */
function keepQuery(): void {
  const query = field.value.trim();
  if (query !== readQuery()) history.replaceState(null, '', addressOf(query));
}

let waiting = 0;

function finish(): void {
  clearTimeout(waiting);
  again.hidden = true;
  keepQuery();
  void current?.finish();
}

/** Shows what is found for the words in the field. */
function update(): void {
  const query = field.value.trimStart();
  if (query === (current?.query ?? '')) return;
  index.hidden = query !== '';
  if (query === '') {
    current = undefined;
    list.show([], new Set());
    said.textContent = '';
  } else {
    current = startSearch(query);
  }
  showWayOut('');
  clearTimeout(waiting);
  waiting = window.setTimeout(finish, pause);
}

function ask(query: string): void {
  field.value = query;
  update();
}

field.addEventListener('input', (event) => {
  if (!(event instanceof InputEvent && event.isComposing)) update();
});
field.addEventListener('compositionend', update);
field.addEventListener('change', keepQuery);
again.addEventListener('click', () => {
  // The button is hidden now, and what is hidden cannot keep the focus.
  field.focus();
  finish();
});
addEventListener('hashchange', () => {
  // Those that start with `_` belong to the page, as that of the skip link, and say nothing of a query.
  if (location.hash[1] !== '_' && readQuery() !== field.value.trim()) ask(readQuery());
});
listenToKeys(field, list, () => {
  ask('');
  keepQuery();
});
byId('plain').hidden = true;
box.hidden = false;
ask(readQuery() || field.value);
