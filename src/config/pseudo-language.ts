import type { Catalog, Dictionary, Titles } from '../core/model.ts';
import { pseudoTag, pseudoText } from '../core/translations/pseudo-text.ts';
import { listWords } from '../i18n/draft-words.ts';

/** Titles are changed where they stand; ids stay. Long ones only get accents, since names may have 60 characters. */
function pseudoTitles(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value, 60);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pseudoTitles(item)]));
}

const pseudoWords = (words: Dictionary): Dictionary =>
  Object.fromEntries(listWords(pseudoTag, words).map(({ key, text }) => [key, pseudoText(text, 400)]));

const write = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The settings files of a content folder that has the pseudo-language too, by path. JSON is YAML. */
export function buildPseudoSettings({ settings }: Catalog): Record<string, string> {
  const { languages, source, titles, words } = settings;
  const language = { tag: pseudoTag, name: pseudoText('Pseudo'), dir: 'ltr', enabled: true };
  const sourceTitles: Titles | undefined = titles[source];
  return {
    'languages.yaml': write({ source, languages: [...languages, language] }),
    [`${pseudoTag}/titles.yaml`]: write(pseudoTitles(sourceTitles)),
    [`${pseudoTag}/ui.json`]: write(pseudoWords(words[source] ?? {})),
  };
}
