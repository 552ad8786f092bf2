import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { linksSchema, siteSchema } from '../../../../src/config/settings.ts';
import {
  listLinkedAddresses,
  listNamedAddresses,
} from '../../../../src/core/links/external/find-addresses.ts';
import type { OutsideAddress } from '../../../../src/core/links/external/outside-address.ts';
import type { Finding } from '../../../../src/core/finding.ts';
import type { SiteSettings } from '../../../../src/core/model.ts';
import { parseYaml, type YamlResult } from '../../../../src/core/yaml-file.ts';
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

/** A settings file of the content folder; one that is not there is like one that is empty. */
function readSettings<T>(folder: string, name: string, schema: z.ZodType<T>): YamlResult<T> {
  const path = join(folder, name);
  return parseYaml(existsSync(path) ? readFileSync(path, 'utf8') : '{}', schema);
}

/** The addresses of the content folder of this run. It need not be built, and no text of it is read. */
export function findContentJob(): ExternalJob | { findings: readonly Finding[] } {
  const folder = contentFolder();
  const name = showPath(folder);
  const links = readSettings(folder, 'links.yaml', linksSchema);
  const site = readSettings(folder, 'site.yaml', siteSchema);
  if (!links.value || !site.value)
    return {
      findings: [
        ...links.remarks.map((remark) => ({ ...remark, file: `${name}/links.yaml` })),
        ...site.remarks.map((remark) => ({ ...remark, file: `${name}/site.yaml` })),
      ],
    };
  const lines = { links: links.keyLineOf, site: site.keyLineOf };
  return {
    name,
    addresses: listNamedAddresses({ links: links.value, site: site.value }, lines, name),
    settings: site.value,
    settingsFile: `${name}/site.yaml`,
    lineOfSetting: site.keyLineOf,
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
