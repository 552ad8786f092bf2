import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './report.ts';

/** Programs that tests or maintainers use, with the Debian package that brings each. */
export const programs = {
  chromium: 'chromium',
  'firefox-esr': 'firefox-esr',
  tor: 'tor',
  nginx: 'nginx-light',
  sshd: 'openssh-server',
  ssh: 'openssh-client',
  rsync: 'rsync',
  minisign: 'minisign',
  openssl: 'openssl',
} as const;

export type ProgramName = keyof typeof programs;

/** Where servers are, which not every PATH names. */
const systemFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/bin'];

/** Path of a program of this machine, or undefined. */
export function findInstalled(name: ProgramName): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...systemFolders];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

const policyFile = '/usr/sbin/policy-rc.d';

/**
 * Installs Debian packages where we are root. A server that is only needed for tests must not start by itself, so
 * Debian is told to start nothing for as long as this takes.
 * @returns false where that is not possible
 */
export function installPackages(names: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const isOurs = !existsSync(policyFile);
  if (isOurs) writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    const words = ['install', '-y', '-qq', '--no-install-recommends', ...names];
    return spawnSync('apt-get', words, { stdio: 'ignore', env }).status === 0;
  } finally {
    if (isOurs) rmSync(policyFile, { force: true });
  }
}

/**
 * Makes sure that programs are on this machine, installing Debian's where we may.
 * @returns those that are not to be had
 */
export function installPrograms(names: readonly ProgramName[]): ProgramName[] {
  const missing = names.filter((name) => findInstalled(name) === undefined);
  if (missing.length === 0) return [];
  say(`Installing what the tests need with apt-get (once; a minute or two): ${missing.join(', ')} ...`);
  installPackages([...new Set(missing.map((name) => programs[name]))]);
  return missing.filter((name) => findInstalled(name) === undefined);
}
