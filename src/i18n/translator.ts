import i18next from 'i18next';
import type { Dictionary } from '../core/model.ts';
import { remember } from '../core/remember.ts';
import type { WordKey } from './words.ts';

/** Says a word of the interface in one language, numbers in its digits. Throws when the dictionary does not have it. */
export type Translate = (key: WordKey, fields?: Record<string, string | number>) => string;

/**
 * Makes the translator of a language.
 * @param lang BCP 47 tag; decides the plural form
 * @param dictionary its words, checked by checkWords
 */
export function createTranslator(lang: string, dictionary: Dictionary): Translate {
  const instance = i18next.createInstance();
  const numbers = new Intl.NumberFormat(lang);
  void instance.init({
    lng: lang,
    fallbackLng: false,
    resources: { [lang]: { translation: dictionary } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string, [, field]: RegExpExecArray) => {
      throw new Error(`"${text}" needs the field "${field ?? ''}"`);
    },
  });
  const say = (key: WordKey, fields: Record<string, string | number>): string => {
    // The number itself decides the plural form; what is put in is the number as the language writes it.
    const replace = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'number' ? numbers.format(value) : value,
      ]),
    );
    const text: unknown = instance.t(key, { ...fields, replace, nest: false });
    if (typeof text !== 'string' || text === key) throw new Error(`ui.json of "${lang}" has no "${key}"`);
    return text;
  };
  // Most is said on many pages, with the same fields.
  const said = remember((key: WordKey) =>
    remember((fields: string) => say(key, JSON.parse(fields) as Record<string, string | number>)),
  );
  return (key, fields = {}) => said(key)(JSON.stringify(fields));
}
