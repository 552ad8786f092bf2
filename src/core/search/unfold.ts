import { remember } from '../remember.ts';
import { unescapeHtml } from '../texts.ts';
import { fold, foldArabic } from './fold.ts';

/**
 * Texts in Arabic letters are searched folded and shown as they were written. Folding leaves white space alone, so what
 * was written of a folded text is found word by word.
 */

/** Texts have few words, each many times. */
const foldWord = remember(fold);

/** The same as foldArabic, for many texts. */
export const foldTexts = (text: string): string => foldArabic(text, foldWord);

/** True when folding changes a text. */
export const isFolded = (text: string): boolean => foldTexts(text) !== text;

/** Tags between which words end; others, such as `<a>`, may stand inside a word. */
const blockTag =
  /<\/?(?:p|ul|ol|li|h[1-6]|div|pre|blockquote|table|thead|tbody|tr|th|td|hr|br)(?=[ />])[^>]*>/g;

const listWords = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The words of an HTML text of ours. */
const wordsOf = (html: string): string[] =>
  listWords(unescapeHtml(html.replace(blockTag, ' ').replace(/<[^>]*>/g, '')));

/** A text of which the words are known as they were written. */
export interface UnfoldedText {
  content: string;
  /** Some of its words. */
  slice: (start: number, folded: string) => string | undefined;
}

/** A word as it was written; an index may have ended a heading or item with a full stop. */
function unfoldWord(folded: string, written: string): string | undefined {
  const known = foldTexts(written);
  if (folded === known) return written;
  return folded === `${known}.` ? `${written}.` : undefined;
}

function unfoldWords(folded: readonly string[], written: readonly string[]): string[] | undefined {
  if (folded.length !== written.length) return undefined;
  const words = folded.map((word, index) => unfoldWord(word, written[index] ?? ''));
  return words.includes(undefined) ? undefined : words.filter((word) => word !== undefined);
}

/**
 * Finds what was written of a text that was folded and then taken out of its HTML.
 * @param folded the text, one blank between words
 * @param html the HTML before it was folded
 * @returns undefined when the two have not the same words
 */
export function unfoldText(folded: string, html: string): UnfoldedText | undefined {
  const written = wordsOf(html);
  const words = unfoldWords(listWords(folded), written);
  return (
    words && {
      content: words.join(' '),
      slice: (start, some) => {
        const list = listWords(some);
        return unfoldWords(list, written.slice(start, start + list.length))?.join(' ');
      },
    }
  );
}
