import { isRelated } from '../catalog.ts';
import { at, error, type SettingsLines } from '../catalog-finding.ts';
import type { Finding } from '../finding.ts';
import type { Catalog } from '../model.ts';
import { findAddresses } from './find-addresses.ts';

/** A text of ui.json or titles.yaml, with the place where it stands. */
interface Name {
  path: string[];
  text: string;
}

function listNames(value: unknown, path: string[] = []): Name[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => listNames(item, [...path, key]));
}

/** One settings file in a language and in the source language. */
interface NameFile {
  file: string;
  /** Area of the findings. */
  area: 'ui' | 'titles';
  names: Name[];
  originals: Name[];
  lineOf: (path: readonly string[]) => number;
}

/** Addresses that the file of the source language does not have. */
function checkAddresses({ area, file, lineOf, names, originals }: NameFile): Finding[] {
  const known = new Set(originals.flatMap(({ text }) => findAddresses(text)));
  return names.flatMap(({ path, text }) =>
    findAddresses(text)
      .filter((address) => !known.has(address))
      .map((address) =>
        error(
          file,
          lineOf(path),
          `${area}/address-new`,
          `found the address "${address}", which the source language does not have there`,
          'Take it out: a translation leads nowhere else than its source.',
        ),
      ),
  );
}

/** A file of which more than half is still in the source language. */
function checkUntranslated({ area, file, names, originals }: NameFile): Finding[] {
  const known = new Map(originals.map(({ path, text }) => [path.join(' '), text]));
  const same = names.filter(({ path, text }) => known.get(path.join(' ')) === text);
  if (same.length * 2 <= names.length) return [];
  return [
    at(file, {
      ...{ code: `${area}/untranslated`, severity: 'warning', line: 1 },
      message: `${String(same.length)} of ${String(names.length)} texts are still those of the source language`,
      hint: 'Overwrite them with your translation.',
    }),
  ];
}

/** What is wrong with the words and titles of a language beside those of the source. */
export function checkNames(lang: string, { settings }: Catalog, lines: SettingsLines): Finding[] {
  const { source, titles, words } = settings;
  if (lang === source) return [];
  const files: NameFile[] = [
    {
      ...{ file: `${lang}/ui.json`, area: 'ui', names: listNames(words[lang]) },
      originals: listNames(words[source]),
      lineOf: (path) => lines.words(lang, path),
    },
    {
      ...{ file: `${lang}/titles.yaml`, area: 'titles', names: listNames(titles[lang]) },
      originals: listNames(titles[source]),
      lineOf: (path) => lines.titles(lang, path),
    },
  ];
  return files.flatMap((file) => [
    ...checkAddresses(file),
    ...(isRelated(lang, source) ? [] : checkUntranslated(file)),
  ]);
}
