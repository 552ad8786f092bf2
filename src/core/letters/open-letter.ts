import type { Catalog, LetterSettings, Opening } from '../model.ts';
import { own } from '../record.ts';
import { remember, rememberFor } from '../remember.ts';
import { composeLetter, findLetter, type LetterSource } from './compose-letter.ts';
import { showLabels, type Filling } from './fill-letter.ts';
import { openHtmlLetters } from './html-letter.ts';
import { buildMailLink } from './mail-link.ts';
import { openLetterWriter } from './plain-letter.ts';

/** How letters look in a language as long as nobody has filled them: each field by its name. */
export function openFields({ settings }: Catalog, lang: string): Filling {
  const { languages, letters, titles } = settings;
  return {
    fields: letters?.fields ?? {},
    open: showLabels(own(titles, lang)?.fields ?? {}),
    values: new Map(),
    dir: languages.find(({ tag }) => tag === lang)?.dir ?? 'ltr',
    dropOptional: false,
  };
}

/** What writes the letters of one language. */
function openWriters(catalog: Catalog, lang: string) {
  const { letters, links, titles } = catalog.settings;
  const labels = own(titles, lang)?.fields ?? {};
  return {
    html: openHtmlLetters({ fields: letters?.fields ?? {}, labels, links }),
    /** Whole lines, for mail programs. */
    mail: openLetterWriter(openFields(catalog, lang), { links }),
  };
}

/** The writers of a language, which remember what letters have in common. */
const writersFor = rememberFor((catalog: Catalog) => remember((lang: string) => openWriters(catalog, lang)));

/** A letter in the words of one language, with what is needed to show it. */
export interface OpenLetter extends LetterSource {
  settings: LetterSettings;
  write: ReturnType<typeof openWriters>;
}

/**
 * A letter for readers of a language.
 * @throws Error when letters.yaml has no such letter, which a checked catalog never has
 */
export function openLetter(catalog: Catalog, id: string, lang: string): OpenLetter {
  const { letters } = catalog.settings;
  const source = findLetter(catalog, id, lang);
  if (!letters || !source) throw new Error(`there is no letter "${id}"`);
  return { ...source, settings: letters, write: writersFor(catalog)(source.lang) };
}

/** The mail link of a letter with an opening. */
export function mailLink(letter: OpenLetter, opening: Opening): ReturnType<typeof buildMailLink> {
  const { subject, body } = letter.write.mail(composeLetter(letter, opening));
  return buildMailLink(subject, body);
}
