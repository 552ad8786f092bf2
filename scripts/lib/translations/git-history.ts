import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

/** One version of a file in the history, newest first. */
export interface OldVersion {
  commit: string;
  /** Day of the commit, `2026-11-20`. */
  day: string;
  /** Path of the file then, from the top of the repository. */
  path: string;
}

/** The history of a file, or why there is none. */
export type History =
  | { versions: OldVersion[]; isShallow: boolean; read: (version: OldVersion) => string | undefined }
  | { reason: 'no git' | 'no history' };

function runGit(folder: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? stdout : undefined;
}

const commitLine = /^commit (?<commit>[0-9a-f]{40,64}) (?<day>\d{4}-\d{2}-\d{2})$/;

/** Output of `git log --name-only`: a line for each commit, and below it the path that the file had. */
function parseLog(log: string): OldVersion[] {
  const versions: OldVersion[] = [];
  let commit = '';
  let day = '';
  for (const line of log.split('\n')) {
    const groups = commitLine.exec(line)?.groups;
    if (groups) ({ commit = '', day = '' } = groups);
    else if (line !== '' && commit !== '') versions.push({ commit, day, path: line });
  }
  return versions;
}

/**
 * Finds the versions of a file that git knows, also under the names that it had before.
 * @param file path of the file
 */
export function readHistory(file: string): History {
  const folder = dirname(file);
  if (runGit(folder, ['rev-parse', '--is-inside-work-tree'])?.trim() !== 'true') return { reason: 'no git' };
  const log = runGit(folder, ['log', '--follow', '--format=commit %H %cs', '--name-only', '--', file]) ?? '';
  const versions = parseLog(log);
  if (versions.length === 0) return { reason: 'no history' };
  return {
    versions,
    isShallow: runGit(folder, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true',
    read: ({ commit, path }) => runGit(folder, ['show', `${commit}:${path}`]),
  };
}
