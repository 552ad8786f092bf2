import { join } from 'node:path';
import type { FullTextRecord } from '../core/search/full-text-records.ts';
import { rememberFor } from '../core/remember.ts';
import { findCodeVersion } from '../disk/code-version.ts';
import { keptFolder } from '../disk/kept-folder.ts';
import { readKept, writeKept } from '../disk/kept-value.ts';
import { sha256 } from '../disk/sha256.ts';
import type { IndexCache } from './pagefind-files.ts';

/** An index as it is kept: JSON has no bytes. */
interface KeptIndex {
  files: [path: string, base64: string][];
  ids: [address: string, id: string][];
}

/**
 * Keeps the index of each language of a content folder between builds.
 * @param content real path of the folder
 * @returns undefined where nothing can be kept
 */
export function openIndexCache(content: string): IndexCache | undefined {
  const version = findCodeVersion();
  if (version === undefined) return undefined;
  const pathOf = (lang: string): string => join(keptFolder(content), 'index', `${lang}.txt`);
  const digestOf = rememberFor((records: readonly FullTextRecord[]) =>
    sha256(JSON.stringify([version, records])),
  );
  return {
    read: (lang, records) => {
      const kept = readKept(pathOf(lang), digestOf(records)) as KeptIndex | undefined;
      return (
        kept && {
          files: kept.files.map(([path, text]) => ({ path, content: Buffer.from(text, 'base64') })),
          ids: new Map(kept.ids),
        }
      );
    },
    write: (lang, records, { files, ids }) => {
      const kept: KeptIndex = {
        files: files.map(({ path, content }) => [path, Buffer.from(content).toString('base64')]),
        ids: [...ids],
      };
      writeKept(pathOf(lang), digestOf(records), kept);
    },
  };
}
