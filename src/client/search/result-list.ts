import type { Excerpt } from '../../core/search/excerpt.ts';
import { createElement } from './elements.ts';
import { splitWords } from '../../core/search/words.ts';
import { markText, type Piece } from '../../core/search/marks.ts';
import type { PageEntry } from './page-entries.ts';

/** The list of results: copies of items of the index with what was found marked. */
export interface ResultList {
  /** Links of the results, in order. */
  links: () => HTMLElement[];
  /** Shows the results of a query, entries by number. */
  show: (entries: readonly number[], words: ReadonlySet<string>) => void;
  /**
   * Shows what has come since: in its place among the others, or below them while the reader is in the list, so that
   * nothing moves from under the hand.
   */
  add: (entries: readonly number[], words: ReadonlySet<string>) => void;
  /** Puts the passage of the full text that was found below a result, instead of one that is there. */
  addExcerpt: (entry: number, excerpt: Excerpt) => void;
}

const root = document.documentElement;

const toNodes = (pieces: readonly Piece[]): (string | Node)[] =>
  pieces.map(({ text, isMarked }) => (isMarked ? createElement('mark', text) : text));

/** A result: the item of the entry with the keywords that were found alone, and the section in which it stands. */
function buildItem({ item, section, keywords }: PageEntry, words: ReadonlySet<string>): HTMLElement {
  const copy = item.cloneNode(true) as HTMLElement;
  copy.removeAttribute('id');
  const found = keywords.filter((keyword) => splitWords(keyword).some(({ text }) => words.has(text)));
  copy.querySelector('small')?.replaceChildren(found.join(' · '));
  for (const part of copy.children) part.replaceChildren(...toNodes(markText(part.textContent, words)));
  const place = createElement('small', section);
  copy.firstElementChild?.after(' ', Object.assign(place, { lang: root.lang, dir: root.dir }));
  return copy;
}

function buildPassage({ pieces, heading }: Excerpt, address: string): HTMLElement {
  const passage = createElement('p');
  passage.className = 'excerpt';
  if (heading) {
    const link = createElement('a', heading.text);
    link.href = address.replace(/#.*|$/, `#${heading.id}`);
    passage.append(link, ': ');
  }
  passage.append(...toNodes(pieces));
  return passage;
}

export function createResultList(list: Element, all: readonly PageEntry[]): ResultList {
  let shown = new Map<number, HTMLElement>();
  /** Shows items in an order, and makes those that are not there yet. */
  const place = (order: readonly number[], words: ReadonlySet<string>): void => {
    const before = shown;
    shown = new Map();
    for (const number of order) {
      const entry = all[number];
      const item = before.get(number) ?? (entry && buildItem(entry, words));
      if (item) shown.set(number, item);
    }
  };
  return {
    links: () => [...list.querySelectorAll<HTMLElement>('li > :first-child')],
    show: (entries, words) => {
      shown.clear();
      place(entries, words);
      list.replaceChildren(...shown.values());
    },
    add: (entries, words) => {
      const kept = list.matches(':hover, :focus-within') ? [...shown.keys()] : [];
      place([...new Set([...kept, ...entries])], words);
      if (kept.length > 0) list.append(...[...shown.values()].slice(kept.length));
      else list.replaceChildren(...shown.values());
    },
    addExcerpt: (entry, excerpt) => {
      const item = shown.get(entry);
      item?.querySelector('.excerpt')?.remove();
      item?.append(buildPassage(excerpt, all[entry]?.address ?? ''));
    },
  };
}
