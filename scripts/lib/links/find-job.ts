import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { siteSchema } from '../../../src/config/settings.ts';
import { parseLock } from '../../../src/core/addresses.ts';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { createSourceFinder } from '../../../src/core/links/source-places.ts';
import type { SiteSettings } from '../../../src/core/model.ts';
import { parseYaml } from '../../../src/core/yaml-file.ts';
import { openContent } from '../../../src/disk/content-source.ts';
import { contentFolder, outFolder } from '../../../src/disk/folders.ts';
import { showPath, type SiteJob } from './site-job.ts';

/** The site to check, or what keeps it from being checked. */
export type FoundJob = { job: SiteJob } | { findings: readonly Finding[] };

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

/** Any folder of HTML. @param settingsFile a file such as site.yaml, with the addresses of that site */
export function findOtherSite(folder: string, address?: string, settingsFile?: string): FoundJob {
  let settings: SiteSettings = {};
  if (settingsFile !== undefined) {
    const { value, remarks } = parseYaml(readFileSync(settingsFile, 'utf8'), siteSchema);
    if (!value)
      return { findings: remarks.map((remark) => ({ ...remark, file: showPath(resolve(settingsFile)) })) };
    settings = value;
  }
  return {
    job: {
      folder: resolve(folder),
      settings: address === undefined ? settings : { ...settings, address },
      isOwn: false,
    },
  };
}
