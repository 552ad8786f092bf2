import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLock } from '../../../src/core/addresses.ts';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import { createSourceFinder } from '../../../src/core/links/source-places.ts';
import { openContent } from '../../../src/disk/content-source.ts';
import { contentFolder, outFolder } from '../../../src/disk/folders.ts';
import { showPath, type FoundJob } from './site-job.ts';

/** The built site of the content folder of this run. */
export function findBuiltSite(): FoundJob {
  const folder = contentFolder();
  const { catalog, documents, findings, lines } = openContent(folder).content;
  if (!catalog || !lines) return { findings };
  const lockFile = join(folder, 'addresses.lock');
  const { settings } = catalog;
  return {
    job: {
      folder: outFolder(),
      settings: settings.site,
      isOwn: true,
      languages: enabledLanguages(catalog).map(({ tag }) => tag),
      source: settings.source,
      locked: parseLock(existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : ''),
      lockFile: showPath(lockFile),
      sources: createSourceFinder({ catalog, documents, lines, folder: showPath(folder) }),
    },
  };
}
