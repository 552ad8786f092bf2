import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { parseCatalog, type ParsedCatalog } from '../config/content.ts';
import { parseHead, type SourceFile } from '../core/document.ts';
import type { Finding } from '../core/finding.ts';
import { sha256 } from './content-source.ts';
import { listFiles, readFile } from './read-files.ts';

/** A catalog, and what is wrong with the files that could not be read for it. */
export interface ReadCatalog extends ParsedCatalog {
  /** Paths are inside the content folder. */
  refused: Finding[];
}

/**
 * Reads the catalog of a content folder for what goes by states alone: every file once, but no Markdown. Headings and
 * the words of letters are not in it, and nothing is checked but the settings.
 * @returns the catalog, or what is wrong with the settings; findings name files from the folder above
 */
export function readCatalog(folder: string): ReadCatalog | { findings: Finding[] } {
  const real = realpathSync(folder);
  const read = listFiles(real)
    .map((file) => readFile(real, file))
    .filter((file) => file !== undefined);
  const files = read.filter((file): file is SourceFile => 'text' in file);
  const refused = read.filter((file): file is Finding => !('text' in file));
  const result = parseCatalog(files, (file, place) => parseHead(file, place, sha256));
  if ('catalog' in result) return { ...result, refused };
  const label = basename(real);
  return {
    findings: result.findings.map((finding) => ({ ...finding, file: `${label}/${finding.file}` })),
  };
}
