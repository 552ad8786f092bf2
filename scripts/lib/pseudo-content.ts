import { cpSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildPseudoSettings } from '../../src/config/pseudo-language.ts';
import { buildPseudoFile, pseudoTag } from '../../src/core/translations/pseudo-text.ts';
import { openContent, sha256 } from '../../src/disk/content-source.ts';
import { contentFolder, contentVariable, outVariable, pseudoFolder } from '../../src/disk/folders.ts';

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes every source text and settings file in the pseudo-language into a copy of the content. */
function addLanguage(from: string, to: string): void {
  const { catalog, documents } = openContent(from).content;
  if (!catalog) return;
  const { source } = catalog.settings;
  for (const [path, text] of Object.entries(buildPseudoSettings(catalog))) write(join(to, path), text);
  for (const { file, place } of documents.filter((document) => document.place.isSource)) {
    const text = buildPseudoFile(readFileSync(join(from, file), 'utf8'), place.kind, sha256);
    if (text !== undefined) write(join(to, pseudoTag, file.slice(source.length + 1)), text);
  }
}

/** A copy of a content folder that has the pseudo-language too. */
export interface PseudoContent {
  /** Brings the copy in line with the folder again; what was deleted there stays until the next run. */
  update: () => void;
  remove: () => void;
}

/**
 * Makes such a copy of the content folder of this run, and lets the run work on it. The site goes into a folder of its
 * own, never into the one that is published.
 */
export function usePseudoContent(): PseudoContent {
  const from = contentFolder();
  const folder = pseudoFolder();
  const to = join(folder, 'content');
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const update = (): void => {
    cpSync(from, to, { recursive: true });
    openContent(from).refresh();
    addLanguage(from, to);
  };
  remove();
  update();
  process.env[contentVariable] = to;
  process.env[outVariable] ??= 'dist.pseudo';
  return { update, remove };
}

/** Keeps the copy in line while the folder is worked on. */
export function followContent(folder: string, { update }: PseudoContent): void {
  let timer: NodeJS.Timeout | undefined;
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(update, 200);
  });
}
