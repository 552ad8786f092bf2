import { findNearestKeyword } from '../../core/search/nearest-keyword.ts';
import { createElement } from './elements.ts';

/** The address of the page with a query. It stands in the fragment, which no server sees. */
export const addressOf = (query: string): string =>
  query === '' ? location.pathname : `#q=${encodeURIComponent(query)}`;

/** Shows what stands in place of results, a keyword that looks similar and all sections, or hides it for an empty query. */
export type ShowWayOut = (query: string) => void;

/**
 * Prepares what stands in place of results.
 * @param index the index of the page, whose headings are the sections
 */
export function createWayOut(
  nearest: HTMLElement,
  sections: HTMLElement,
  index: HTMLElement,
  keywords: readonly string[],
): ShowWayOut {
  const items = [...index.querySelectorAll(':is(h2, h3) > a')].map((link) => {
    const item = createElement('li');
    item.append(link.cloneNode(true));
    return item;
  });
  sections.querySelector('ul')?.replaceChildren(...items);
  return (query) => {
    const found = query && findNearestKeyword(query, keywords);
    sections.hidden = !query;
    nearest.hidden = !found;
    if (!found) return;
    const link = createElement('a', found);
    link.href = addressOf(found);
    const [before = '', after = ''] = (nearest.dataset['text'] ?? '').split('\n');
    nearest.replaceChildren(before, link, after);
  };
}
