import type { Remark } from '../core/finding.ts';
import { didYouMean } from '../core/nearest.ts';
import { own } from '../core/record.ts';
import type { Dictionary } from '../core/model.ts';
import { describeWord, wordKeys } from './words.ts';

/** The plural forms of a language (CLDR, through Intl). */
export const pluralForms = (lang: string): string[] =>
  new Intl.PluralRules([lang, 'en']).resolvedOptions().pluralCategories;

interface ExpectedKey {
  fields: readonly string[];
  note: string;
  /** In a plural form the number itself may be left out: "one question". */
  countIsOptional: boolean;
  /** Dictionaries of other languages than the source may do without it. */
  sourceOnly: boolean;
}

/** The keys that the dictionary of a language may have, and the fields that each may use. */
export function expectedKeys(lang: string): Map<string, ExpectedKey> {
  const forms = pluralForms(lang);
  return new Map(
    wordKeys.flatMap((key): [string, ExpectedKey][] => {
      const { fields = [], note, plural = false, sourceOnly = false } = describeWord(key);
      const expected = { fields, note, countIsOptional: plural, sourceOnly };
      return plural ? forms.map((form) => [`${key}_${form}`, expected]) : [[key, expected]];
    }),
  );
}

/** A key that does not exist, or a plural form that the language does not have. */
function describeUnknown(lang: string, key: string, missing: readonly string[]): string {
  const [, word = '', form = ''] = /^(.+)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
  const isPlural = wordKeys.some((known) => known === word && describeWord(known).plural === true);
  return isPlural
    ? `found the plural form "${form}" of "${word}", which "${lang}" does not have`
    : `found a key "${key}" that nothing uses${didYouMean(key, missing)}`;
}

const field = /\{\{\s*([\w-]+)\s*\}\}/g;

/** The fields of a text; what looks like a field or a reference to another key and is none stands there as written. */
const fieldsOf = (text: string): string[] => [
  ...[...text.matchAll(field)].map((match) => match[1] ?? ''),
  ...(text.match(/\{{3,}|\}{3,}/g) ?? []),
  ...(text.replace(field, '').match(/\{\{.{0,20}|\}\}|\$t\(/g) ?? []),
];

/**
 * Holds a dictionary against the list of words.
 * @param lang language of the dictionary
 * @param dictionary what ui.json says
 * @param lineOf line on which a key stands
 * @param isSource true in the source language, which has every word
 */
export function checkWords(
  lang: string,
  dictionary: Dictionary,
  lineOf: (key: string) => number,
  isSource = true,
): Remark[] {
  const expected = expectedKeys(lang);
  const missing = [...expected].filter(
    ([key, { sourceOnly }]) => own(dictionary, key) === undefined && (isSource || !sourceOnly),
  );
  const unknown = Object.keys(dictionary).filter((key) => !expected.has(key));
  return [
    ...missing.map(([key, { note }]): Remark => ({
      code: 'ui/key-missing',
      severity: 'error',
      line: 1,
      message: `the key "${key}" is missing`,
      hint: `Add it. ${note}`,
    })),
    ...unknown.map((key): Remark => ({
      code: 'ui/key-unknown',
      severity: 'error',
      line: lineOf(key),
      message: describeUnknown(
        lang,
        key,
        missing.map(([name]) => name),
      ),
      hint: `Correct its name or delete the line. Plural forms of this language are ${pluralForms(lang).join(', ')}.`,
    })),
    ...[...expected].flatMap(([key, { fields, countIsOptional }]) => {
      const text = own(dictionary, key);
      return text === undefined ? [] : checkFields(key, text, fields, countIsOptional, lineOf(key));
    }),
  ];
}

function checkFields(
  key: string,
  text: string,
  fields: readonly string[],
  countIsOptional: boolean,
  line: number,
): Remark[] {
  const found = fieldsOf(text);
  const wrong = found.filter((field) => !fields.includes(field));
  const lost = fields.filter((field) => !found.includes(field) && !(countIsOptional && field === 'count'));
  if (wrong.length + lost.length === 0) return [];
  const wanted = fields.map((field) => `{{${field}}}`).join(', ') || 'no field';
  return [
    {
      code: 'ui/fields',
      severity: 'error',
      line,
      message: `"${key}" has ${found.map((field) => `{{${field}}}`).join(', ') || 'no field'}; expected ${wanted}`,
      hint: 'Keep the names between double braces exactly as they are; only their place in the sentence is yours.',
    },
  ];
}
