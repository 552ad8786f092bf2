import { splitKeywords } from '../../core/search/keyword-list.ts';
import type { SearchEntry } from '../../core/search/search-index.ts';

/** A text that the page lists. */
export interface PageEntry extends SearchEntry {
  /** Its item in the index of the page. */
  item: HTMLElement;
  /** Its address as the page links to it. */
  address: string;
  /** The title of its section. */
  section: string;
  /** Language of its text where that is not the page's. */
  lang: string;
}

const textOf = (parent: Element, selector: string): string =>
  parent.querySelector(selector)?.textContent.trim() ?? '';

/** Reads the index of the page: it is the only one that there is. */
export function readEntries(index: Element): PageEntry[] {
  return [...index.querySelectorAll<HTMLElement>('.texts > li')].map((item) => {
    const link = item.querySelector('a');
    const list = item.parentElement;
    const heading = list?.previousElementSibling;
    return {
      item,
      address: link?.getAttribute('href') ?? '',
      title: link?.textContent.trim() ?? '',
      short: textOf(item, 'p'),
      keywords: splitKeywords(textOf(item, 'small')),
      section: heading?.textContent.trim() ?? '',
      lang: item.lang,
    };
  });
}
