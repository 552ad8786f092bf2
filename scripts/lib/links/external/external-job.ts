import { join } from 'node:path';
import {
  listLinkedAddresses,
  listNamedAddresses,
} from '../../../../src/core/links/external/find-addresses.ts';
import type { OutsideAddress } from '../../../../src/core/links/external/outside-address.ts';
import type { Finding } from '../../../../src/core/finding.ts';
import type { SiteSettings } from '../../../../src/core/model.ts';
import { contentFolder } from '../../../../src/disk/folders.ts';
import { Progress } from '../../progress.ts';
import { readWholeSite, showPath, type SiteJob } from '../site-job.ts';

/** What is to be asked outside. */
export interface ExternalJob {
  /** The folder that the addresses come from, as people write it. */
  name: string;
  addresses: OutsideAddress[];
  settings: SiteSettings;
  /** File of the settings, as findings name it. */
  settingsFile: string;
  lineOfSetting: (path: readonly PropertyKey[]) => number;
}

/** The addresses of the content folder of this run; it need not be built. */
export async function findContentJob(): Promise<ExternalJob | { findings: readonly Finding[] }> {
  // Whoever checks another folder does not wait until all that reads texts is loaded.
  const { openContent } = await import('../../../../src/disk/content-source.ts');
  const folder = contentFolder();
  const { catalog, findings, lines } = openContent(folder).content;
  if (!catalog || !lines) return { findings };
  const name = showPath(folder);
  return {
    name,
    addresses: listNamedAddresses(catalog.settings, lines, name),
    settings: catalog.settings.site,
    settingsFile: join(name, 'site.yaml').replaceAll('\\', '/'),
    lineOfSetting: lines.site,
  };
}

/** The addresses of the pages of a site. @throws Error of node:fs when a file cannot be read */
export async function findSiteJob(job: SiteJob): Promise<ExternalJob> {
  const progress = new Progress('Reading');
  const site = await readWholeSite(job, (done, all) => {
    progress.show(done, all);
  }).finally(() => {
    progress.end();
  });
  const name = showPath(job.folder);
  const { settings, settingsFile = '', lineOfSetting = () => 1 } = job;
  return { name, addresses: listLinkedAddresses(site, name), settings, settingsFile, lineOfSetting };
}
