import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/** Runs git in a folder, with nobody's settings. */
export function git(folder: string, ...args: string[]): string {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Sam',
    GIT_AUTHOR_EMAIL: 'sam@example.org',
    GIT_AUTHOR_DATE: '2026-11-20T12:00:00Z',
    GIT_COMMITTER_NAME: 'Sam',
    GIT_COMMITTER_EMAIL: 'sam@example.org',
    GIT_COMMITTER_DATE: '2026-11-20T12:00:00Z',
  };
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', env });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** Records everything in the folder. */
export function commit(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
}
