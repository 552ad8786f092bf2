import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isOnionAddress } from '../../../src/config/onion.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { findLanguageFolders, listFolders, type CheckedSite } from '../../../src/core/links/checked-site.ts';
import { checkSite, type CheckOptions, type SiteReport } from '../../../src/core/links/check-site.ts';
import type { LinkedFile } from '../../../src/core/links/linked-file.ts';
import { listNamedManifests, readNamedManifest } from '../../../src/core/links/read-file.ts';
import { chooseRules } from '../../../src/core/links/severity.ts';
import { parseHome, type Home } from '../../../src/core/links/target.ts';
import type { SiteSettings } from '../../../src/core/model.ts';
import { listSiteFiles } from './site-files.ts';
import { readTextFile } from './decode-file.ts';
import { readSite, type OnProgress } from './read-site.ts';

/** What is known of a site beside its files. */
export interface SiteJob {
  /** Path of the folder. */
  folder: string;
  settings: SiteSettings;
  /** True for a site that was built from content. */
  isOwn: boolean;
  /** Tags of its languages; found by their folders when absent. */
  languages?: readonly string[];
  source?: string;
  locked?: CheckedSite['locked'];
  lockFile?: string;
  sources?: CheckOptions['sources'];
  /** File that the settings come from, as findings name it, and where in it something stands. */
  settingsFile?: string;
  lineOfSetting?: (path: readonly PropertyKey[]) => number;
  /** Something that people should know before they read the report. */
  note?: string | undefined;
}

/** The site to check, or what keeps it from being checked. */
export type FoundJob = { job: SiteJob } | { findings: readonly Finding[] };

/** A path as people at this terminal would write it. */
export function showPath(path: string): string {
  const name = relative(process.cwd(), path).replaceAll('\\', '/');
  if (name === '') return '.';
  return name.startsWith('../') ? path : name;
}

/** True for a path at which a folder is. */
export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

function readNamedManifests(
  folder: string,
  files: ReadonlySet<string>,
  linked: Map<string, LinkedFile>,
  homes: readonly Home[],
): void {
  for (const path of listNamedManifests(linked, homes)) {
    if (files.has(path)) linked.set(path, readNamedManifest(path, readTextFile(join(folder, path))));
  }
}

/** Reads a whole site for its links. @throws Error of node:fs when a file cannot be read */
export async function readWholeSite(job: SiteJob, onProgress: OnProgress): Promise<CheckedSite> {
  const { folder, settings } = job;
  const homes = [settings.address, settings.onion].flatMap((one) =>
    one === undefined ? [] : parseHome(one),
  );
  const list = listSiteFiles(folder);
  const files = new Set(list);
  const linked = await readSite(folder, list, onProgress);
  readNamedManifests(folder, files, linked, homes);
  return {
    ...{ files, folders: listFolders(list), linked, homes, isOnion: isOnionAddress },
    languages: job.languages ?? findLanguageFolders(linked.values()),
    source: job.source,
    dead: settings.links?.dead ?? [],
    locked: job.locked ?? [],
  };
}

/** Reads a whole site and checks its links. @throws Error of node:fs when a file cannot be read */
export async function runSiteJob(job: SiteJob, onProgress: OnProgress): Promise<SiteReport> {
  const { folder, settings, isOwn, lockFile } = job;
  const site = await readWholeSite(job, onProgress);
  return checkSite(site, {
    rulesFor: chooseRules(settings.links?.severity ?? {}, isOwn),
    folder: showPath(folder),
    ...(lockFile === undefined ? {} : { lockFile }),
    sources: job.sources,
  });
}
