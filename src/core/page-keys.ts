import { inLanguage } from './addressing.ts';
import { enabledLanguages, entriesOf, listEntries, viewEntry } from './catalog.ts';
import type { Catalog, Entry } from './model.ts';
import { listLegacyPages } from './legacy-pages.ts';
import { own } from './record.ts';
import { rememberFor, remember } from './remember.ts';
import { findHomes, letterPath } from './site-paths.ts';
import { listPages } from './site-map.ts';

/** Digests of what pages are made of. */
export interface Digests {
  /** Digest of a file of the content, by its path in the folder. */
  ofFile: (path: string) => string;
  /** Digest of a text. */
  of: (text: string) => string;
}

/** Ids of the texts of which pages show more than titles and short answers. */
interface OwnTexts {
  kind: 'question' | 'letter';
  ids: readonly string[];
}

/** What files show of their own, by their paths without the language; all others may show anything. */
function listOwnTexts(catalog: Catalog): Map<string, OwnTexts> {
  const { letters } = catalog.settings;
  const texts = new Map<string, OwnTexts>();
  const questions = Map.groupBy(findHomes(catalog), ([, { page }]) => page);
  for (const { kind, path } of listPages(catalog)) {
    const ids = (questions.get(path) ?? []).map(([id]) => id);
    if (kind === 'section' || kind === 'faq') texts.set(path, { kind: 'question', ids });
  }
  for (const plan of letters?.letters ?? []) {
    texts.set(letterPath(plan.id), { kind: 'letter', ids: [plan.id, letters?.frame ?? ''] });
  }
  return texts;
}

/**
 * Keys of the files of a built site: as long as the key of a file stays, so do its bytes, as far as they come from the
 * content. A key is made of three things: all settings; of every text what any page may show of it (its facts, titles
 * and headings, and whether it is there in the language); and of the texts that a file shows as a whole, their files and
 * states. It changes more often than it must, never less.
 * @returns the key of a file by its path in the site, `de/abuse.html`
 */
export function openPageKeys(catalog: Catalog, { ofFile, of }: Digests): (path: string) => string {
  const { settings } = catalog;
  const { source, languages } = settings;
  const ownTexts = listOwnTexts(catalog);
  const entries = listEntries(catalog);
  const settingsDigest = of(JSON.stringify(settings));
  const factsOf = rememberFor(({ facts }: Entry) => JSON.stringify(facts));
  const statesOf = rememberFor((entry: Entry) =>
    languages.map(({ tag }) => (own(entry.texts, tag) ? viewEntry(entry, tag, source).state : '')).join(),
  );

  const digestOf = remember(ofFile);

  /** All that is shown of an entry where it stands as a whole. */
  const wholeIn = remember((tag: string) =>
    rememberFor((entry: Entry): string => {
      const { text, state } = viewEntry(entry, tag, source);
      const files = [text, own(entry.texts, source)].map((one) => (one ? digestOf(one.file) : ''));
      return [entry.kind, entry.id, state, text.lang, statesOf(entry), ...files].join(' ');
    }),
  );
  const whole = (entry: Entry, tag: string): string => wholeIn(tag)(entry);

  /** What pages of a language may show of any entry, in menus, lists and links. */
  const around = remember((tag: string): string => {
    const heads = entries.map((entry) => {
      const { text, state } = viewEntry(entry, tag, source);
      const { lang, title, short, keywords, headings } = text;
      const anchors = own(entry.texts, source)?.headings;
      return [
        entry.kind,
        entry.id,
        state === 'missing',
        factsOf(entry),
        lang,
        title,
        short,
        keywords,
        headings,
        anchors,
      ];
    });
    return of(JSON.stringify([settingsDigest, tag, heads]));
  });

  const everything = remember((tag: string): string =>
    of(JSON.stringify([around(tag), entries.map((entry) => whole(entry, tag))])),
  );
  const outside = new Set(listLegacyPages(catalog).map(({ path }) => path));
  const anything = (path: string): string => {
    const inside = languages.filter(({ tag }) => path.startsWith(`${tag}/`) && !outside.has(path));
    return (inside.length > 0 ? inside : languages).map(({ tag }) => everything(tag)).join();
  };

  const known = new Map(
    enabledLanguages(catalog).flatMap(({ tag }) =>
      [...ownTexts].map(([path, texts]) => [inLanguage(path, tag), { tag, texts }] as const),
    ),
  );
  return (path) => {
    const found = known.get(path);
    if (!found) return of(JSON.stringify([path, anything(path)]));
    const { tag, texts } = found;
    const shown = texts.ids.flatMap((id) => own(entriesOf(catalog, texts.kind), id) ?? []);
    return of(JSON.stringify([path, around(tag), shown.map((entry) => whole(entry, tag))]));
  };
}
