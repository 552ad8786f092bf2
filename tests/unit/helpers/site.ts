import { parseContent, type Content } from '../../../src/config/content.ts';
import { parseDocument, type SourceFile } from '../../../src/core/document.ts';
import { expectedKeys } from '../../../src/i18n/check-words.ts';
import { sha256 } from './texts.ts';

/** A small site in English and German in which nothing is wrong, and ways to break it. */

/** Texts by path; a path without a text is a file that is deleted. */
export type Change = Record<string, string | undefined>;

const languages = `source: en
languages:
  - tag: en
    name: English
    dir: ltr
    enabled: true
  - tag: de
    name: Deutsch
    dir: ltr
    enabled: true
`;

const outline = `pages: [about]
faqs:
  - id: abuse
    sections:
      - id: misuse
        questions:
          - ddos
          - crime
`;

const links = `tor-ddos:
  url: https://support.torproject.org/abuse/
  title: "Tor Support: abuse"
  lang: en
`;

const titles = `site:
  name: Onion FAQ
  tagline: Plain answers.
  notice: It is independent.
faqs:
  abuse:
    title: Abuse FAQ
    short: What misuse means.
    sections:
      misuse: When Tor is misused
`;

/** Titles that differ from the others, as those of another language do. */
export const translateTitles = (text: string): string =>
  text.replace(/^( +(?:name|tagline|notice|title|short|misuse): )(.*)$/gm, '$1$2 (de)');

const lock = `# Every address, without the language.
/404.html
/index.html
/translations.html
about.html
abuse.html
abuse.html#DDoS
abuse.html#crime
abuse.html#ddos
abuse.html#ddos--what-can-come-through
all.html
all.html#crime
all.html#ddos
all.html#ddos--what-can-come-through
index.html
search.html
`;

const ddos = `---
title: Can Tor be used for attacks?
short: Not for large floods.
priority: 2-medium
reviewed: 2026-11-20
sources: [tor-ddos]
related: [crime]
legacy: [DDoS]
---

Not the [usual ones](question:crime).

## What can come through

Little, says [the project](link:tor-ddos).
`;

const germanDdos = `---
title: Kann man mit Tor angreifen?
short: Nicht mit großen Fluten.
revision: 3fa9c2d41b7e
---

Nicht die [üblichen](question:crime).

## Was durchkommt

Wenig.
`;

const plain = (title: string): string => `---
title: ${title}
short: Yes and no.
priority: 2-medium
reviewed: 2026-11-20
---

Yes and no.
`;

/** A dictionary in which nothing is wrong, one key a line from line 2 on. */
export function completeWords(lang: string): Record<string, string> {
  const entries = [...expectedKeys(lang)].map(([key, { fields }]) => [
    key,
    [lang === 'en' ? 'Word' : 'Wort', ...fields.map((field) => `{{${field}}}`)].join(' '),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

export const formatWords = (words: Record<string, string>): string => `${JSON.stringify(words, null, 2)}\n`;

const minimal: Record<string, string> = {
  'languages.yaml': languages,
  'site.yaml': '{}\n',
  'outline.yaml': outline,
  'links.yaml': links,
  'addresses.lock': lock,
  'en/ui.json': formatWords(completeWords('en')),
  'en/titles.yaml': titles,
  'en/questions/ddos.mdx': ddos,
  'en/questions/crime.mdx': plain('Does it help criminals?'),
  'en/pages/about.mdx': plain('About'),
  'de/ui.json': formatWords(completeWords('de')),
  'de/titles.yaml': translateTitles(titles),
  'de/questions/ddos.mdx': germanDdos,
};

/** The text of a file of the small site. */
export function textOf(path: string): string {
  const text = minimal[path];
  if (text === undefined) throw new Error(`the small site has no ${path}`);
  return text;
}

/** A change of one piece of one file. */
export function edit(path: string, piece: string, replacement: string): Change {
  const text = textOf(path);
  if (!text.includes(piece)) throw new Error(`${path} has no "${piece}"`);
  return { [path]: text.replace(piece, () => replacement) };
}

/** The line of a text on which a piece first stands. */
export function lineOf(text: string | undefined, piece: string): number {
  const before = text?.split(piece)[0];
  if (before === undefined || before === text) throw new Error(`there is no "${piece}"`);
  return before.split('\n').length;
}

/** The files of the small site with a change. */
export function buildSite(change: Change = {}): SourceFile[] {
  return Object.entries({ ...minimal, ...change })
    .flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }]))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The small site with a change, parsed and checked. */
export const parseSite = (change: Change = {}): Content =>
  parseContent(buildSite(change), (file, place) => parseDocument(file, place, sha256));
