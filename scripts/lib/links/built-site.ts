import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseLock } from '../../../src/core/addresses.ts';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import { createSourceFinder } from '../../../src/core/links/source-places.ts';
import { openContent } from '../../../src/disk/content-source.ts';
import { contentFolder, outFolder } from '../../../src/disk/folders.ts';
import { showPath, type FoundJob } from './site-job.ts';

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Lines of the content no longer fit a site that is older; only a note, since clocks of files are easily wrong. */
function noteAge(out: string, folder: string, files: readonly string[]): string | undefined {
  const built = changedAt(join(out, '404.html'));
  const isOld = built > 0 && files.some((file) => changedAt(join(folder, file)) > built);
  return isOld
    ? `The content has changed since ${showPath(out)} was built: "npm run build" makes it new.`
    : undefined;
}

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
      note: noteAge(outFolder(), folder, [
        'links.yaml',
        'outline.yaml',
        ...documents.map(({ file }) => file),
      ]),
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
