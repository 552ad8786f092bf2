import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseCatalog } from '../../../src/config/content.ts';
import { formatLock, listAddresses } from '../../../src/core/addresses.ts';
import { parseDocument, type SourceFile } from '../../../src/core/document.ts';
import { listPages } from '../../../src/core/site-map.ts';
import { sha256 } from '../../../src/disk/content-source.ts';
import { outlineCorpus, writeSettings } from './corpus-settings.ts';
import { corpusPath, findRevision, listTexts, writeSource, writeTranslation } from './corpus-texts.ts';
import { inventTongue, tongueTags, type Tongue } from './tongue.ts';

/** The size of a made-up site. */
export interface CorpusSize {
  questions: number;
  languages: number;
}

/** A made-up content folder on disk. */
export interface Corpus extends CorpusSize {
  folder: string;
  /** Files with a text: questions, pages and letters in all languages. */
  files: number;
  /** Path of an answer in the source language and of a current translation of another, inside the folder. */
  answer: string;
  translation: string;
}

/** The list of published addresses, as `npm run addresses` writes it. */
function writeLock(settings: readonly SourceFile[], sources: readonly SourceFile[]): string {
  const parsed = parseCatalog([...settings, ...sources], (file, place) => parseDocument(file, place, sha256));
  if ('catalog' in parsed) return formatLock(listAddresses(listPages(parsed.catalog)));
  throw new Error(`the made-up settings are wrong: ${JSON.stringify(parsed.findings[0])}`);
}

/** The languages of a site, its source first. */
function inventTongues(count: number): [Tongue, ...Tongue[]] {
  const [source, ...others] = tongueTags;
  return [inventTongue(source), ...others.slice(0, count - 1).map(inventTongue)];
}

/** Makes the files of a site one after the other: those of a large one would not all have room at once. */
function* inventFiles({ questions, languages }: CorpusSize): Generator<SourceFile> {
  const outline = outlineCorpus(questions);
  const tongues = inventTongues(languages);
  const [source, ...others] = tongues;
  const settings = Object.entries(writeSettings(outline, tongues)).map(([path, text]) => ({ path, text }));
  yield* settings;
  const sources: SourceFile[] = [];
  for (const text of listTexts(outline)) {
    const original = { path: corpusPath(text, source.tag), text: writeSource(text, outline, source) };
    sources.push(original);
    yield original;
    const revision = findRevision(text, source.tag, original.text, sha256);
    for (const tongue of others) {
      const translation = writeTranslation(text, outline, tongue, revision);
      if (translation !== undefined) yield { path: corpusPath(text, tongue.tag), text: translation };
    }
  }
  yield { path: 'addresses.lock', text: writeLock(settings, sources) };
}

/**
 * Makes up a content folder: the same size gives the same bytes.
 * @param folder where it goes; must not exist
 * @param onFile told of each file that is written
 */
export function writeCorpus(size: CorpusSize, folder: string, onFile?: (count: number) => void): Corpus {
  const made = new Set<string>();
  const texts: string[] = [];
  for (const { path, text } of inventFiles(size)) {
    const target = join(folder, path);
    if (!made.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
    made.add(dirname(target));
    writeFileSync(target, text);
    if (path.endsWith('.mdx')) texts.push(path);
    onFile?.(texts.length);
  }
  const middle = `question-${String(Math.ceil(size.questions / 2))}`;
  const translations = texts.filter((path) => path.includes('/questions/') && !path.startsWith('en/'));
  return {
    ...{ ...size, folder, files: texts.length, answer: `en/questions/${middle}.mdx` },
    translation: translations[Math.floor(translations.length / 2)] ?? `en/questions/question-1.mdx`,
  };
}
