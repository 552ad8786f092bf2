import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary.ts';

const somebody = {
  GIT_AUTHOR_NAME: 'Somebody',
  GIT_AUTHOR_EMAIL: 'somebody@example.org',
  GIT_COMMITTER_NAME: 'Somebody',
  GIT_COMMITTER_EMAIL: 'somebody@example.org',
  GIT_AUTHOR_DATE: '2026-11-20T14:03:22Z',
  GIT_COMMITTER_DATE: '2026-11-20T14:03:22Z',
};

/** Runs git as a person of a test would, on a fixed day. @returns what it printed */
export function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...somebody, GIT_CONFIG_GLOBAL: '/dev/null' },
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** A copy of the project as it is now, committed in a repository of its own; its packages are those of the project. */
export function copyProject(): string {
  const folder = join(temporaryFolder(), 'project');
  const files = git(
    process.cwd(),
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '-z',
  );
  for (const path of files.split('\0').filter((name) => name !== ''))
    cpSync(path, join(folder, path), { recursive: true, force: true });
  git(folder, 'init', '--quiet');
  linkPackages(folder);
  commitAll(folder);
  return folder;
}

/** Gives a copy the packages of the project, which git shall not see. */
export function linkPackages(folder: string): void {
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'dir');
  appendFileSync(join(folder, '.git/info/exclude'), 'node_modules\n');
}

export function commitAll(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'All there is');
}
