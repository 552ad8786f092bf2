import { openings, type Catalog } from '../model.ts';
import { own } from '../record.ts';
import { remember } from '../remember.ts';
import { letterPath } from '../site-paths.ts';
import { composeLetter, fieldsOfAny, findLetter, type LetterSource } from './compose-letter.ts';
import { showNames } from './fill-letter.ts';
import { openFields } from './open-letter.ts';
import { openLetterWriter } from './plain-letter.ts';

/**
 * Letters as programs see them, fields as they are written in the content; README.md documents what is given.
 * @param tag language of the readers
 */
export function describeLetters(catalog: Catalog, tag: string): object {
  const { letters: list, links, titles } = catalog.settings;
  const fields = list?.fields ?? {};
  const writeIn = remember((lang: string) =>
    openLetterWriter({ ...openFields(catalog, lang), open: showNames }, { links }),
  );
  const describe = (letter: LetterSource): object => {
    const { plan, text, lang } = letter;
    const written = openings.map((opening) => writeIn(lang)(composeLetter(letter, opening)));
    return {
      ...{ id: plan.id, title: text.title, short: text.short, lang },
      ...{ address: letterPath(plan.id), to: plan.to, severity: plan.severity, opening: plan.opening },
      subject: written[0]?.subject,
      fields: fieldsOfAny(letter, fields).map((name) => ({
        name,
        label: own(titles, lang)?.fields[name],
        ...fields[name],
      })),
      bodies: Object.fromEntries(openings.map((opening, index) => [opening, written[index]?.body])),
    };
  };
  const letters = (list?.letters ?? []).flatMap(({ id }) => findLetter(catalog, id, tag) ?? []);
  return { language: tag, letters: letters.map(describe) };
}
