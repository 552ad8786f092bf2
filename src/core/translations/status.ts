import { findState, listEntries } from '../catalog.ts';
import { priorities, type Priority } from '../front-matter.ts';
import type { Catalog, Entry, Language } from '../model.ts';

/** How many texts are in which state. */
export interface StateCount {
  current: number;
  outdated: number;
  missing: number;
  /** Translations, current or outdated, that no second reader has checked. */
  unchecked: number;
  /** All texts: those that are current, outdated and missing. */
  total: number;
}

/** How far the translation into a language is. */
export interface LanguageStatus {
  language: Language;
  priorities: Record<Priority, StateCount>;
  all: StateCount;
}

const noTexts: StateCount = { current: 0, outdated: 0, missing: 0, unchecked: 0, total: 0 };

/** Counts the states of texts in a language. */
export function countStates(entries: readonly Entry[], lang: string, source: string): StateCount {
  const count = { ...noTexts };
  for (const entry of entries) {
    const state = findState(entry, lang, source);
    if (state === 'source') continue;
    count[state] += 1;
    count.total += 1;
    if (state !== 'missing' && entry.texts[lang]?.checked === false) count.unchecked += 1;
  }
  return count;
}

/** State of the translation into a language, by priority. */
export function buildStatus(catalog: Catalog, language: Language): LanguageStatus {
  const { source } = catalog.settings;
  const entries = listEntries(catalog);
  const counts = priorities.map((priority) => {
    const sameUrgency = entries.filter(({ facts }) => facts.priority === priority);
    return [priority, countStates(sameUrgency, language.tag, source)] as const;
  });
  return {
    language,
    priorities: Object.fromEntries(counts) as Record<Priority, StateCount>,
    all: countStates(entries, language.tag, source),
  };
}

/** The languages into which texts are translated, published or not, in the order of languages.yaml. */
export function translatedLanguages({ settings }: Catalog): Language[] {
  return settings.languages.filter(({ tag }) => tag !== settings.source);
}
