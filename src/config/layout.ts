import { idPattern } from '../core/fields.ts';
import type { Place, PlacedFile, SourceFile } from '../core/document.ts';
import { refuseFile } from '../core/catalog-finding.ts';
import type { Finding } from '../core/finding.ts';
import type { Language, TextKind } from '../core/model.ts';
import { didYouMean } from '../core/nearest.ts';
import { publishFile } from './publish.ts';

/** Which files a content folder has, and what their paths mean. */

export const settingsFiles = [
  'languages.yaml',
  'site.yaml',
  'outline.yaml',
  'links.yaml',
  'letters.yaml',
  'addresses.lock',
  publishFile,
] as const;
export const languageFiles = ['ui.json', 'titles.yaml'] as const;

/** Files for people. */
const ignoredFiles = new Set(['README.md', 'LICENSE']);

const textFolders: Record<string, TextKind> = { questions: 'question', pages: 'page', letters: 'letter' };

interface Sorted {
  texts: PlacedFile[];
  findings: Finding[];
}

/** Where a text belongs by its path; undefined for a file that is no text. */
export function placeOf(path: string, source: string): Place | undefined {
  const [lang = '', folder = '', ...rest] = path.split('/');
  const kind = Object.hasOwn(textFolders, folder) ? textFolders[folder] : undefined;
  const name = rest.at(-1);
  if (kind === undefined || !name?.endsWith('.mdx')) return undefined;
  return { kind, id: name.slice(0, -'.mdx'.length), lang, isSource: lang === source };
}

function unexpected(path: string): Finding {
  const name = path.split('/').at(-1) ?? '';
  const isText = /\.(md|markdown|txt|mdx\w+)$/i.test(name);
  return refuseFile(
    path,
    'content/file-unexpected',
    `found a file that nothing reads${didYouMean(name, [...settingsFiles, ...languageFiles])}`,
    isText
      ? 'Texts end in .mdx and lie in questions/, pages/ or letters/ of a language: rename or move it.'
      : 'Rename it, move it or delete it.',
  );
}

/**
 * Sorts the text files of a content folder by their paths.
 * @param files all files of the folder
 * @param languages from languages.yaml
 * @param source tag of the source language
 */
export function sortTexts(
  files: readonly SourceFile[],
  languages: readonly Language[],
  source: string,
): Sorted {
  const tags = new Set(languages.map(({ tag }) => tag));
  const result: Sorted = { texts: [], findings: [] };
  const seen = new Map<string, string>();
  for (const file of files) {
    const [lang = '', name = ''] = file.path.split('/');
    if (!file.path.includes('/')) {
      if (!(settingsFiles as readonly string[]).includes(file.path) && !ignoredFiles.has(file.path))
        result.findings.push(unexpected(file.path));
    } else if (!tags.has(lang)) {
      if (!seen.has(lang)) {
        result.findings.push(
          refuseFile(
            file.path,
            'content/language-unknown',
            `the folder "${lang}" is no language of languages.yaml${didYouMean(lang, tags)}`,
            'Rename the folder or add the language to the list.',
          ),
        );
      }
      seen.set(lang, file.path);
    } else if (!(languageFiles as readonly string[]).includes(name) || file.path.split('/').length > 2) {
      placeText(file, source, seen, result);
    }
  }
  return result;
}

function placeText(file: SourceFile, source: string, seen: Map<string, string>, result: Sorted): void {
  const place = placeOf(file.path, source);
  if (!place) {
    result.findings.push(unexpected(file.path));
    return;
  }
  const folders = file.path.split('/').slice(2, -1);
  if (!folders.every((name) => idPattern.test(name))) {
    result.findings.push(
      refuseFile(
        file.path,
        'content/id',
        `found the folder "${folders.join('/')}"; expected lower-case letters, digits and single hyphens`,
        'Rename the folder.',
      ),
    );
    return;
  }
  if (!idPattern.test(place.id) || place.id.length > 60) {
    result.findings.push(
      refuseFile(
        file.path,
        'content/id',
        `found the id "${place.id}"; expected lower-case letters, digits and single hyphens, at most 60`,
        'Rename the file: its name is the address of the text.',
      ),
    );
    return;
  }
  const key = `${place.lang} ${place.kind} ${place.id}`;
  const other = seen.get(key);
  if (other !== undefined) {
    result.findings.push(
      refuseFile(
        file.path,
        'content/duplicate-id',
        `there is another file with the id "${place.id}": ${other}`,
        'Rename or delete one of them.',
      ),
    );
    return;
  }
  seen.set(key, file.path);
  result.texts.push({ file, place });
}
