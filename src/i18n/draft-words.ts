import type { Dictionary } from '../core/model.ts';
import { own } from '../core/record.ts';
import { expectedKeys } from './check-words.ts';

/** A word that a dictionary needs, with what a translator has to know. */
export interface WordToTranslate {
  /** With the plural form of the language, `faq.count_few`. */
  key: string;
  /** What the source language says. */
  text: string;
  note: string;
}

/** The text of a key in the source language, which may have other plural forms. */
const sourceText = (key: string, words: Dictionary): string =>
  own(words, key) ?? own(words, key.replace(/_[a-z]+$/, '_other')) ?? '';

/** Every word that the dictionary of a language needs, in the order of the list. */
export function listWords(lang: string, sourceWords: Dictionary): WordToTranslate[] {
  return [...expectedKeys(lang)]
    .filter(([, { sourceOnly }]) => !sourceOnly)
    .map(([key, { note }]) => ({ key, text: sourceText(key, sourceWords), note }));
}

/** Those that a dictionary lacks. */
export const listMissingWords = (
  lang: string,
  words: Dictionary | undefined,
  sourceWords: Dictionary,
): WordToTranslate[] =>
  listWords(lang, sourceWords).filter(({ key }) => words === undefined || own(words, key) === undefined);

/** A new ui.json: every key of the language, with the words of the source language to overwrite. */
export function buildWordsDraft(lang: string, sourceWords: Dictionary): string {
  const words = Object.fromEntries(listWords(lang, sourceWords).map(({ key, text }) => [key, text]));
  return `${JSON.stringify(words, undefined, 2)}\n`;
}
