import { composeLetter, fieldsOf, findLetter, type LetterSource } from '../core/letters/compose-letter.ts';
import { showLabels, showNames } from '../core/letters/fill-letter.ts';
import { openHtmlLetters } from '../core/letters/html-letter.ts';
import { buildMailLink } from '../core/letters/mail-link.ts';
import { formatLetter, mostColumns, openLetterWriter } from '../core/letters/plain-letter.ts';
import { openings, type Catalog, type LetterSettings, type Opening } from '../core/model.ts';
import { own } from '../core/record.ts';
import { remember, rememberFor } from '../core/remember.ts';
import { letterPath } from '../core/site-paths.ts';
import { openSite, type Site } from './site.ts';

/** What writes the letters of one language. */
function openWriters({ settings }: Catalog, lang: string) {
  const { languages, letters, links, titles } = settings;
  const fields = letters?.fields ?? {};
  const labels: Record<string, string> = own(titles, lang)?.fields ?? {};
  const dir = languages.find(({ tag }) => tag === lang)?.dir ?? 'ltr';
  const filling = { fields, dir, values: new Map<string, string>(), dropOptional: false };
  const open = showLabels(labels);
  return {
    /** Names of the fields in the language. */
    labels,
    html: openHtmlLetters({ fields, labels, links }),
    /** Lines of text files. */
    file: openLetterWriter({ ...filling, open }, { links, columns: mostColumns }),
    /** Whole lines, for mail programs. */
    mail: openLetterWriter({ ...filling, open }, { links }),
    /** The same with fields as they are written in the content, for programs. */
    data: openLetterWriter({ ...filling, open: showNames }, { links }),
  };
}

/** The writers of a language, which remember what letters have in common. */
const writersFor = rememberFor((catalog: Catalog) => remember((lang: string) => openWriters(catalog, lang)));

/** A letter in the words of one language, with what is needed to show it. */
export interface SiteLetter extends LetterSource {
  settings: LetterSettings;
  write: ReturnType<typeof openWriters>;
}

/**
 * A letter for readers of a language.
 * @throws Error when letters.yaml has no such letter, which a checked catalog never has
 */
export function openLetter({ catalog, language }: Site, id: string): SiteLetter {
  const { letters } = catalog.settings;
  const source = findLetter(catalog, id, language.tag);
  if (!letters || !source) throw new Error(`there is no letter "${id}"`);
  return { ...source, settings: letters, write: writersFor(catalog)(source.lang) };
}

/** The letters in the order of letters.yaml. */
export const listLetters = (site: Site): SiteLetter[] =>
  (site.catalog.settings.letters?.letters ?? []).map(({ id }) => openLetter(site, id));

/** A text file of a letter. */
export interface LetterFile {
  id: string;
  opening: Opening;
}

/** What stands in a text file of a letter. */
export async function writeLetterFile(site: Site, { id, opening }: LetterFile): Promise<string> {
  const letter = openLetter(site, id);
  const { t } = await openSite(letter.lang);
  const { subject, body } = letter.write.file(composeLetter(letter, opening));
  return formatLetter(t('letter.subject', { subject }), body);
}

/** The mail link of a letter with an opening. */
export function mailLink(letter: SiteLetter, opening: Opening): ReturnType<typeof buildMailLink> {
  const { subject, body } = letter.write.mail(composeLetter(letter, opening));
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
    const { plan, text, lang, settings, write } = letter;
    const written = openings.map((opening) => ({
      opening,
      ...write.data(composeLetter(letter, opening)),
    }));
    return {
      ...{ id: plan.id, title: text.title, short: text.short, lang },
      ...{ address: letterPath(plan.id), to: plan.to, severity: plan.severity, opening: plan.opening },
      subject: written[0]?.subject,
      fields: letterFields(letter).map((name) => ({
        name,
        label: write.labels[name],
        ...settings.fields[name],
      })),
      bodies: Object.fromEntries(written.map(({ opening, body }) => [opening, body])),
    };
  });
  return { language: site.language.tag, letters };
}
