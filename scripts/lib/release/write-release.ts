import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  infoName,
  isCompressed,
  manifestName,
  packedEnding,
  releaseNames,
  signatureName,
} from '../../../src/core/release/files.ts';
import { findPathProblem, formatManifest, type ManifestEntry } from '../../../src/core/release/manifest.ts';
import { formatReleaseInfo, type ReleaseInfo } from '../../../src/core/release/release-info.ts';
import { dropLeftovers } from '../../../src/disk/processes.ts';
import { hashFile, walkFiles } from './files-on-disk.ts';
import { packFile } from './pack-files.ts';
import { StepFailure } from './steps.ts';

/** How large a site is. */
export type SiteSize = Pick<ReleaseInfo, 'files' | 'bytes' | 'largest'>;

/** Counts the files of a built site. @throws StepFailure for a file that no release can have */
export async function measureSite(folder: string): Promise<SiteSize> {
  const size: SiteSize = { files: 0, bytes: 0, largest: 0 };
  for await (const { path, isPlain } of walkFiles(folder)) {
    const problem = findPathProblem(path) ?? (isPlain ? undefined : 'is no plain file');
    if (problem !== undefined || releaseNames.includes(path) || path.endsWith(packedEnding)) {
      throw new StepFailure(
        `The site has a file that no release can have: ${JSON.stringify(path)} ${problem ?? 'has a name that only a release gives'}`,
        'Rename it or leave it out.',
      );
    }
    const { bytes } = await hashFile(join(folder, path));
    size.files += 1;
    size.bytes += bytes;
    size.largest = Math.max(size.largest, bytes);
  }
  return size;
}

const making = '.making-';

/**
 * Begins a release: the files of the site, without anything of a release yet.
 * @param releases folder of all releases
 * @returns a folder beside them that nobody takes for a release
 */
export function beginRelease(site: string, releases: string): string {
  mkdirSync(releases, { recursive: true });
  dropLeftovers(releases, making);
  const folder = join(releases, `${making}${String(process.pid)}`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(site, folder, { recursive: true });
  return folder;
}

/** Adds release.json and the manifest. @returns number of files that it lists */
export async function writeManifest(folder: string, info: ReleaseInfo): Promise<number> {
  writeFileSync(join(folder, infoName), formatReleaseInfo(info));
  const entries: ManifestEntry[] = [];
  for await (const { path } of walkFiles(folder))
    entries.push({ path, digest: (await hashFile(join(folder, path))).digest });
  writeFileSync(join(folder, manifestName), formatManifest(entries));
  return entries.length;
}

/** Adds the compressed copies. @returns bytes of the plain files and of their copies */
export async function packFiles(folder: string): Promise<{ files: number; bytes: number }> {
  const texts: string[] = [];
  for await (const { path } of walkFiles(folder)) if (isCompressed(path)) texts.push(path);
  let bytes = 0;
  for (const path of texts) bytes += await packFile(join(folder, path));
  return { files: texts.length, bytes };
}

/** Gives all files one date and plain rights, so that every server says the same of them. */
async function level(folder: string, committed: string): Promise<void> {
  const time = new Date(committed);
  const folders = new Set<string>(['.']);
  for await (const { path } of walkFiles(folder)) {
    chmodSync(join(folder, path), 0o644);
    utimesSync(join(folder, path), time, time);
    for (let up = dirname(path); up !== '.'; up = dirname(up)) folders.add(up);
  }
  for (const path of folders) {
    chmodSync(join(folder, path), 0o755);
    utimesSync(join(folder, path), time, time);
  }
}

/** Where a finished release is. */
export interface FinishedRelease {
  folder: string;
  /** True when the same release was there with a signature, which the new one lacks. */
  isKept: boolean;
}

/**
 * Puts a finished release in its place, unless the same is there and signed, and this one is not.
 * @throws StepFailure when there is one of that name with other files
 */
export async function finishRelease(
  folder: string,
  releases: string,
  info: ReleaseInfo,
): Promise<FinishedRelease> {
  await level(folder, info.committed);
  const place = join(releases, info.name);
  if (existsSync(place)) {
    const read = (where: string): string => readFileSync(join(where, manifestName), 'utf8');
    if (!existsSync(join(place, manifestName)) || read(place) !== read(folder)) {
      throw new StepFailure(
        `There is a release ${place} of the same commit with other files.`,
        'Find out what made the difference (diff both SHA256SUMS), then delete the wrong one.',
      );
    }
    const isSigned = (where: string): boolean => existsSync(join(where, signatureName));
    if (isSigned(place) && !isSigned(folder)) {
      rmSync(folder, { recursive: true, force: true });
      return { folder: place, isKept: true };
    }
    renameSync(place, `${folder}-old`);
    rmSync(`${folder}-old`, { recursive: true, force: true });
  }
  renameSync(folder, place);
  return { folder: place, isKept: false };
}
