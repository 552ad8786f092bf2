import { entriesOf, viewEntry } from '../catalog.ts';
import { linesOf, type Inline } from '../letters/letter-text.ts';
import { showLabels } from '../letters/fill-letter.ts';
import { textKinds, type Catalog, type Entry, type Text } from '../model.ts';
import { own } from '../record.ts';
import { rememberFor } from '../remember.ts';
import { findHomes, letterPath, pagePath, questionAddress, type Home } from '../site-paths.ts';
import { compareTexts, escapeHtml } from '../texts.ts';

/** What the full-text index is made from: the text of an answer alone, without navigation, notices and sources. */
export interface FullTextRecord {
  lang: string;
  /** Where it is read, without the language: `abuse.html#ddos`. */
  address: string;
  /** Its text; headings with their ids. */
  html: string;
}

/** What the search page of a language shows of an entry: its text, which may be the source text. */
export interface ShownText {
  address: string;
  entry: Entry;
  /** Language of the text that is shown. */
  lang: string;
}

/** Where the search page links to. Undefined for what no page lists: a question of no FAQ, the frame of letters. */
function addressOf(
  { kind, id }: Entry,
  { settings }: Catalog,
  homes: ReadonlyMap<string, Home>,
): string | undefined {
  if (kind === 'question') return questionAddress(id, homes);
  if (kind === 'page') return settings.pages.includes(id) ? pagePath(id) : undefined;
  return settings.letters?.letters.some((letter) => letter.id === id) === true ? letterPath(id) : undefined;
}

/** The words of a letter, a paragraph for each line; fields by their names. */
function letterHtml({ lang, letter }: Text, { settings }: Catalog): string {
  const show = showLabels(own(settings.titles, lang)?.fields ?? {});
  const words = (piece: Inline): string =>
    typeof piece === 'string' ? piece : 'field' in piece ? show(piece.field) : piece.text;
  return linesOf(letter?.parts.flat() ?? [])
    .map((line) => `<p>${escapeHtml(line.map(words).join(''))}</p>`)
    .join('');
}

/** All entries that the site lists with their addresses, in an order that no machine decides. */
const listEntries = rememberFor((catalog: Catalog): { entry: Entry; address: string }[] => {
  const homes = findHomes(catalog);
  return textKinds
    .flatMap((kind) => Object.values(entriesOf(catalog, kind)))
    .flatMap((entry) => {
      const address = addressOf(entry, catalog, homes);
      return address === undefined ? [] : [{ entry, address }];
    })
    .sort((a, b) => compareTexts(a.address, b.address));
});

/**
 * The full texts of the site in a language, sorted by their addresses.
 * @param render gives the HTML of a question or page
 */
export function listFullTexts(
  catalog: Catalog,
  lang: string,
  render: (text: Text) => string | undefined,
): FullTextRecord[] {
  return listEntries(catalog).flatMap(({ entry, address }): FullTextRecord[] => {
    const text = own(entry.texts, lang);
    const html = text && (entry.kind === 'letter' ? letterHtml(text, catalog) : render(text));
    return html === undefined ? [] : [{ lang, address, html }];
  });
}

/** The texts that the search page of a language shows. */
export function listShownTexts(catalog: Catalog, lang: string): ShownText[] {
  return listEntries(catalog).map(({ entry, address }) => ({
    ...{ address, entry },
    lang: viewEntry(entry, lang, catalog.settings.source).text.lang,
  }));
}
