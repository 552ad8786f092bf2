import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { siteSchema } from '../../../src/config/settings.ts';
import type { SiteSettings } from '../../../src/core/model.ts';
import { parseYaml } from '../../../src/core/yaml-file.ts';
import { showPath, type FoundJob } from './site-job.ts';

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
