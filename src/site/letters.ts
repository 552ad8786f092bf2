import { composeLetter, fieldsOf, findLetter, type LetterSource } from '../core/letters/compose-letter.ts';
import { fillLetter, showLabels, showNames } from '../core/letters/fill-letter.ts';
import { buildMailLink } from '../core/letters/mail-link.ts';
import { formatLetter, mostColumns, writeLetter, type WrittenLetter } from '../core/letters/plain-letter.ts';
import { openings, type LetterSettings, type Opening } from '../core/model.ts';
import { own } from '../core/record.ts';
import { letterPath } from '../core/site-paths.ts';
import { openSite, type Site } from './site.ts';

/** A letter in the words of one language, with what is needed to show it. */
export interface SiteLetter extends LetterSource {
  settings: LetterSettings;
  /** Names of the fields in the language of the letter. */
  labels: Record<string, string>;
  dir: 'ltr' | 'rtl';
}

/**
 * A letter for readers of a language.
 * @throws Error when letters.yaml has no such letter, which a checked catalog never has
 */
export function openLetter({ catalog, language }: Site, id: string): SiteLetter {
  const { letters, languages, titles } = catalog.settings;
  const source = findLetter(catalog, id, language.tag);
  if (!letters || !source) throw new Error(`there is no letter "${id}"`);
  const dir = languages.find(({ tag }) => tag === source.lang)?.dir ?? 'ltr';
  return { ...source, settings: letters, labels: own(titles, source.lang)?.fields ?? {}, dir };
}

/** The letters in the order of letters.yaml. */
export const listLetters = (site: Site): SiteLetter[] =>
  (site.catalog.settings.letters?.letters ?? []).map(({ id }) => openLetter(site, id));

/** How a letter is written out. */
interface Writing {
  opening: Opening;
  /** What stands for fields. */
  open: (field: string) => string;
  /** Columns at which lines break; none keeps them whole. */
  columns?: number;
}

function write(site: Site, letter: SiteLetter, { opening, open, ...layout }: Writing): WrittenLetter {
  const { fields } = letter.settings;
  const filled = fillLetter(composeLetter(letter, opening), {
    ...{ fields, open, dir: letter.dir, values: new Map(), dropOptional: false },
  });
  return writeLetter(filled, { links: site.catalog.settings.links, dir: letter.dir, ...layout });
}

/** A text file of a letter. */
export interface LetterFile {
  id: string;
  opening: Opening;
}

/** What stands in a text file of a letter. */
export async function writeLetterFile(site: Site, { id, opening }: LetterFile): Promise<string> {
  const letter = openLetter(site, id);
  const { t } = await openSite(letter.lang);
  const open = showLabels(letter.labels);
  const { subject, body } = write(site, letter, { opening, open, columns: mostColumns });
  return formatLetter(t('letter.subject', { subject }), body);
}

/** The mail link of a letter with an opening. */
export function mailLink(site: Site, letter: SiteLetter, opening: Opening): ReturnType<typeof buildMailLink> {
  const { subject, body } = write(site, letter, { opening, open: showLabels(letter.labels) });
  return buildMailLink(subject, body);
}

/** Names of the fields that a letter has with any opening. */
export function letterFields(letter: SiteLetter): string[] {
  const { settings } = letter;
  const all = new Set(openings.flatMap((opening) => fieldsOf(composeLetter(letter, opening), settings)));
  return Object.keys(settings.fields).filter((name) => all.has(name));
}

/** Letters as programs see them; README.md documents the fields. */
export function describeLetters(site: Site): object {
  const letters = listLetters(site).map((letter) => {
    const { plan, text, lang, labels, settings } = letter;
    const written = openings.map((opening) => ({
      opening,
      ...write(site, letter, { opening, open: showNames }),
    }));
    return {
      ...{ id: plan.id, title: text.title, short: text.short, lang },
      ...{ address: letterPath(plan.id), to: plan.to, severity: plan.severity, opening: plan.opening },
      subject: written[0]?.subject,
      fields: letterFields(letter).map((name) => ({ name, label: labels[name], ...settings.fields[name] })),
      bodies: Object.fromEntries(written.map(({ opening, body }) => [opening, body])),
    };
  });
  return { language: site.language.tag, letters };
}
