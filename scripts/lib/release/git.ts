import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { exitCodes } from '../arguments.ts';
import { StepFailure } from './steps.ts';

/** A commit of a repository on this machine. */
export interface Commit {
  /** Folder of the repository. */
  root: string;
  /** Its hash, 40 hexadecimal digits. */
  commit: string;
  /** When it was made, `2026-11-20T14:03:22Z`. */
  committed: string;
}

function git(folder: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  if (status === 0) return stdout;
  const reason = error ? error.message : stderr.trim();
  throw new StepFailure(
    `git ${args.join(' ')}: ${reason}`,
    'A release is made from a commit: mend what git says.',
    exitCodes.failed,
  );
}

/** The commit that a folder is at. @throws StepFailure when it is in no repository */
export function readCommit(folder: string): Commit {
  const root = realpathSync(git(folder, ['rev-parse', '--show-toplevel']).trim());
  const [commit = '', seconds = ''] = git(folder, ['show', '-s', '--format=%H %ct', 'HEAD'])
    .trim()
    .split(' ');
  const committed = new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
  return { root, commit, committed };
}

/** Files of a repository that are not as its commit has them, one a line as git prints it. */
export const listChanges = (root: string): string[] =>
  git(root, ['status', '--porcelain'])
    .split('\n')
    .filter((line) => line !== '');

/** Git's hash of a folder as a commit has it. */
export function readTree(folder: string, { root, commit }: Commit): string {
  const inside = relative(root, realpathSync(folder)).replaceAll('\\', '/');
  return git(root, ['rev-parse', `${commit}:${inside}`]).trim();
}

/** Puts the files of a commit into a new folder, without anything that git does not know. */
export function checkOut({ root, commit }: Commit, folder: string): void {
  git(root, ['clone', '--quiet', '--shared', '--no-checkout', root, folder]);
  git(folder, ['-c', 'advice.detachedHead=false', 'checkout', '--quiet', '--detach', commit]);
}
