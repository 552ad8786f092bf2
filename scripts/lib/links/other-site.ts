import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { siteSchema } from '../../../src/config/settings.ts';
import type { SiteSettings } from '../../../src/core/model.ts';
import { parseYaml } from '../../../src/core/yaml-file.ts';
import { showPath, type FoundJob, type SiteJob } from './site-job.ts';

/** Any folder of HTML. @param settingsFile a file such as site.yaml, with the addresses of that site */
export function findOtherSite(folder: string, address?: string, settingsFile?: string): FoundJob {
  let settings: SiteSettings = {};
  let origin: Pick<SiteJob, 'settingsFile' | 'lineOfSetting'> = {};
  if (settingsFile !== undefined) {
    const { value, remarks, keyLineOf } = parseYaml(readFileSync(settingsFile, 'utf8'), siteSchema);
    const file = showPath(resolve(settingsFile));
    if (!value) return { findings: remarks.map((remark) => ({ ...remark, file })) };
    settings = value;
    origin = { settingsFile: file, lineOfSetting: keyLineOf };
  }
  return {
    job: {
      folder: resolve(folder),
      settings: address === undefined ? settings : { ...settings, address },
      isOwn: false,
      ...origin,
    },
  };
}
