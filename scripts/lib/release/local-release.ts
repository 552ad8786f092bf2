import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { infoName } from '../../../src/core/release/files.ts';
import type { PublicKey } from '../../../src/core/release/minisign.ts';
import {
  parseReleaseInfo,
  releaseNamePattern,
  type ReleaseInfo,
} from '../../../src/core/release/release-info.ts';
import { exitCodes } from '../arguments.ts';
import { openFolder } from './folder-source.ts';
import { hashFile, walkFiles } from './files-on-disk.ts';
import { StepFailure } from './steps.ts';
import { Verification } from './verify-release.ts';

/** A release on this machine that has been verified. */
export interface LocalRelease {
  folder: string;
  info: ReleaseInfo;
  /** Digest and size of every file, the compressed copies and the signature included, by path. */
  files: Map<string, { digest: string; bytes: number }>;
}

/** Folder of the newest release. @throws StepFailure when there is none */
export function findNewestRelease(releases: string): string {
  const names = existsSync(releases)
    ? readdirSync(releases).filter((name) => releaseNamePattern.test(name))
    : [];
  const found = names.flatMap((name) => {
    const file = join(releases, name, infoName);
    const parsed = existsSync(file) ? parseReleaseInfo(readFileSync(file, 'utf8')) : undefined;
    return parsed && 'value' in parsed
      ? [{ folder: join(releases, name), time: parsed.value.committed }]
      : [];
  });
  const [newest] = found.sort((a, b) => (a.time < b.time ? 1 : -1));
  if (newest) return newest.folder;
  throw new StepFailure(`There is no release in ${releases}.`, 'Make one: npm run release', exitCodes.failed);
}

/** Verifies a release of this machine, since nothing else may be published. @throws StepFailure */
export async function openRelease(folder: string, key: PublicKey): Promise<LocalRelease> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new StepFailure(`There is no folder "${folder}".`, 'Name a folder of releases/.', exitCodes.usage);
  const verification = new Verification(openFolder(folder), { key, width: 4 });
  const found: string[] = [];
  try {
    for await (const { path, code, message } of verification.findings())
      found.push(`${path}: ${code}: ${message}`);
  } finally {
    verification.close();
  }
  const { info } = verification.progress;
  if (found.length > 0 || !info) {
    throw new StepFailure(
      `${folder} is no true release:\n${found.join('\n')}`,
      'Make it again: npm run release. Nothing else can be published.',
    );
  }
  const files: LocalRelease['files'] = new Map();
  for await (const { path } of walkFiles(folder)) files.set(path, await hashFile(join(folder, path)));
  return { folder, info, files };
}
