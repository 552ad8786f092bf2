import stringWidth from 'string-width';
import { enabledLanguages } from '../../src/core/catalog.ts';
import {
  composeLetter,
  fieldsOf,
  findLetter,
  type ComposedLetter,
  type LetterSource,
} from '../../src/core/letters/compose-letter.ts';
import { cleanValue, isFieldValue } from '../../src/core/letters/field-values.ts';
import { openFields } from '../../src/core/letters/open-letter.ts';
import { openLetterWriter } from '../../src/core/letters/plain-letter.ts';
import { formatLetter, wrapLetter } from '../../src/core/letters/wrap-letter.ts';
import {
  openings,
  type Catalog,
  type FieldType,
  type LetterSettings,
  type Opening,
} from '../../src/core/model.ts';
import { didYouMean } from '../../src/core/nearest.ts';
import { own } from '../../src/core/record.ts';
import { createTranslator } from '../../src/i18n/translator.ts';

/** Why a letter cannot be written. The message says what to do. */
export class LetterError extends Error {}

/** A sentence that says what is not there, with the name that was probably meant. */
function missing(what: string, name: string, candidates: readonly string[]): string {
  const suggestion = didYouMean(name, candidates);
  return `There is no ${what} "${name}"${suggestion === '' ? '.' : suggestion}`;
}

/** A letter as it was asked for. */
export interface LetterWish {
  id: string;
  /** The source language when absent. */
  lang?: string | undefined;
  /** The one of letters.yaml when absent. */
  opening?: string | undefined;
}

/** A letter that is there, in the language in which it is there. */
export interface LetterToWrite {
  source: LetterSource;
  opening: Opening;
  settings: LetterSettings;
  /** What the caller should know. */
  notes: string[];
}

function findLanguage(catalog: Catalog, lang: string | undefined): string {
  const { source } = catalog.settings;
  const tags = enabledLanguages(catalog).map(({ tag }) => tag);
  if (lang === undefined || tags.includes(lang)) return lang ?? source;
  throw new LetterError(`${missing('language', lang, tags)} There are ${tags.join(', ')}.`);
}

const isOpening = (text: string): text is Opening => (openings as readonly string[]).includes(text);

function findSettings(catalog: Catalog): LetterSettings {
  const { letters } = catalog.settings;
  if (!letters) throw new LetterError('This content has no letters: there is no letters.yaml.');
  return letters;
}

/** @throws LetterError when there is no such letter, language or opening */
export function findLetterToWrite(catalog: Catalog, { id, lang, opening }: LetterWish): LetterToWrite {
  const settings = findSettings(catalog);
  const wanted = findLanguage(catalog, lang);
  const source = findLetter(catalog, id, wanted);
  if (!source) {
    const ids = settings.letters.map((letter) => letter.id);
    throw new LetterError(`${missing('letter', id, ids)} "--list" names them all.`);
  }
  if (opening !== undefined && !isOpening(opening)) {
    throw new LetterError(`${missing('opening', opening, openings)} There are ${openings.join(', ')}.`);
  }
  const notes =
    source.lang === wanted
      ? []
      : [`This letter is not translated into "${wanted}" yet: it is in "${source.lang}".`];
  return { source, opening: opening ?? source.plan.opening, settings, notes };
}

const expectations: Record<FieldType, string> = {
  text: 'a text that is not empty',
  ip: 'an IPv4 or IPv6 address',
  date: 'a date such as 2026-11-20',
  port: 'a port number from 1 to 65535',
};

/** Reads `name=value` pairs, and says everything that is wrong with them at once. */
function readValues(
  pairs: readonly string[],
  composed: ComposedLetter,
  settings: LetterSettings,
): Map<string, string> {
  const wanted = fieldsOf(composed, settings);
  const values = new Map<string, string>();
  /** Fields of which something has been said already. */
  const told = new Set<string>();
  const faults = pairs.flatMap((pair) => {
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    const field = own(settings.fields, name);
    const value = cleanValue(at < 0 ? '' : pair.slice(at + 1));
    if (at < 0) {
      told.add(name);
      return [`"${pair}" has no value; expected --set ${name}="..."`];
    }
    if (!field || !wanted.includes(name))
      return [`This letter has no field "${name}"${didYouMean(name, wanted)}; it has ${wanted.join(', ')}.`];
    if (value !== '' && !isFieldValue(field.type, value)) {
      told.add(name);
      return [`The field "${name}" is "${value}"; expected ${expectations[field.type]}.`];
    }
    values.set(name, value);
    return [];
  });
  const isOpen = (name: string): boolean =>
    settings.fields[name]?.required === true && (values.get(name) ?? '') === '' && !told.has(name);
  for (const name of wanted.filter(isOpen))
    faults.push(
      `The field "${name}" is missing: add --set ${name}="${settings.fields[name]?.example ?? ''}".`,
    );
  if (faults.length > 0) throw new LetterError(faults.join('\n'));
  return values;
}

/** A finished letter, for people and for programs. */
export interface FilledLetter {
  id: string;
  lang: string;
  opening: Opening;
  subject: string;
  body: string;
  /** What was filled in. */
  fields: Record<string, string>;
  /** Subject and text as they are printed. */
  text: string;
}

/**
 * Writes a letter with its fields filled in.
 * @param pairs `name=value`
 * @throws LetterError when a field is missing, unknown or holds something else than it should
 */
export function writeFilledLetter(
  catalog: Catalog,
  letter: LetterToWrite,
  pairs: readonly string[],
): FilledLetter {
  const { source, opening, settings } = letter;
  const { lang } = source;
  const composed = composeLetter(source, opening);
  const values = readValues(pairs, composed, settings);
  const { links, words } = catalog.settings;
  const filling = { ...openFields(catalog, lang), values, dropOptional: true };
  const { subject, body } = openLetterWriter(filling, { links, wrap: wrapLetter })(composed);
  const t = createTranslator(lang, own(words, lang) ?? {});
  const text = formatLetter(t('letter.subject', { subject }), body);
  const fields = Object.fromEntries([...values].filter(([, value]) => value !== ''));
  return { id: source.plan.id, lang, opening, subject, body, fields, text };
}

/** A line for each letter: its id, its title, its fields. */
export function listLetterLines(catalog: Catalog, lang?: string): string[] {
  const settings = findSettings(catalog);
  const wanted = findLanguage(catalog, lang);
  const rows = settings.letters.flatMap(({ id, opening }) => {
    const source = findLetter(catalog, id, wanted);
    if (!source) return [];
    const fields = fieldsOf(composeLetter(source, opening), settings);
    const marked = fields.map((name) => (settings.fields[name]?.required === false ? `[${name}]` : name));
    return [{ id, title: source.text.title, fields: marked.join(' ') }];
  });
  const idWidth = Math.max(...rows.map(({ id }) => id.length));
  const titleWidth = Math.max(...rows.map(({ title }) => stringWidth(title)));
  const pad = (text: string, width: number): string =>
    text + ' '.repeat(Math.max(0, width - stringWidth(text)));
  return rows.map(({ id, title, fields }) => `${pad(id, idWidth)}  ${pad(title, titleWidth)}  ${fields}`);
}
