import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishFile, publishSchema, type PublishSettings } from '../../../src/config/publish.ts';
import { parsePublicKey, type PublicKey } from '../../../src/core/release/minisign.ts';
import { parseYaml } from '../../../src/core/yaml-file.ts';
import { contentFolder } from '../../../src/disk/folders.ts';
import { reportFindings } from '../report.ts';
import { StepFailure } from './steps.ts';

/** What publish.yaml of the content folder says; nothing where there is none. @throws StepFailure */
export function readPublishSettings(): PublishSettings {
  const path = join(contentFolder(), publishFile);
  if (!existsSync(path)) return { targets: {} };
  const { value, remarks } = parseYaml(readFileSync(path, 'utf8'), publishSchema);
  if (value) return value;
  reportFindings(remarks.map((remark) => ({ ...remark, file: path })));
  throw new StepFailure(`${publishFile} cannot be used.`, 'Mend the lines that are named above.');
}

/** The public key of publish.yaml. @throws StepFailure when it has none */
export function readPublicKey(settings: PublishSettings): PublicKey {
  const parsed = parsePublicKey(settings.key ?? '');
  if ('value' in parsed) return parsed.value;
  throw new StepFailure(
    `${publishFile} has no public key.`,
    `Write "key: RW..." into ${join(contentFolder(), publishFile)}: the second line of the .pub file that minisign made.`,
  );
}
