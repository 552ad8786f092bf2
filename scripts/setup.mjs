// Installs what the lock file names, once, and finds a Node that is new enough for everything else.
// Plain JavaScript for Node 20: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const stampFile = join(root, 'node_modules', '.set-up');

/** What has to be the same for an installation to be up to date: the lock file and the machine. */
function expectedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
}

function isInstalled(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

/** `npm ci` without install scripts; npm's own words are shown only when it fails. */
function install() {
  const npm = process.env.npm_execpath;
  const words = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const [command, args] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm, ...words]] : ['npm', words];
  return spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command === 'npm' && process.platform === 'win32',
  });
}

/**
 * Makes sure that node_modules is what package-lock.json says.
 * @returns {boolean} false when it could not be installed; the reason has been printed.
 */
export function setUp() {
  const stamp = expectedStamp();
  if (isInstalled(stamp)) return true;
  console.error('Installing the packages that package-lock.json names (once; about half a minute) ...');
  const result = install();
  if (result.error || result.status !== 0) {
    console.error(
      `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? `${result.error.message}\n` : ''}`,
    );
    console.error('The packages could not be installed: npm says why above.');
    console.error(
      'Check that the npm registry can be reached from here and that the disk is not full, then run the same command again.',
    );
    return false;
  }
  writeFileSync(stampFile, stamp);
  return true;
}

/** True when a version such as "v22.18.0" runs TypeScript files by itself, as our commands need. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/**
 * The Node that runs our commands: the one that the lock file brings, so that everybody builds with the same
 * version, else the one that is running now.
 * @returns {string | undefined} path of the program, or undefined when none is new enough.
 */
export function findNode() {
  const name =
    process.platform === 'win32' ? `node-win-${process.arch}` : `node-${process.platform}-${process.arch}`;
  const own = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own) && spawnSync(own, ['--version'], { stdio: 'ignore' }).status === 0) return own;
  return isNewEnough(process.version) ? process.execPath : undefined;
}
