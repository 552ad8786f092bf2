import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { contentFolder, contentVariable, outVariable } from '../../../src/disk/folders.ts';
import { exitCodes } from '../arguments.ts';
import { hashFile, walkFiles } from './files-on-disk.ts';
import { checkOut, type Commit } from './git.ts';
import { StepFailure } from './steps.ts';

/** The commits that a release is made from; the content may have a repository of its own. */
export interface Sources {
  program: Commit;
  content: Commit;
}

/** A folder for one release in the making; it is gone when this process ends. */
export function makeWorkFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onion-faq-release-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  return folder;
}

function runBuild(cwd: string, content: string, out: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const args = ['scripts/build.ts', '--content', content, '--out', out];
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    process.once('exit', () => child.kill());
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(out);
      else
        reject(
          new StepFailure(
            `The site could not be built:\n${said.trim()}`,
            'Mend what is named above.',
            exitCodes.failed,
          ),
        );
    });
  });
}

/**
 * Builds the site from what is committed and nothing else, in a folder that did not exist before.
 * @param work folder of the release in the making
 * @param name of the new folder; another one for each build
 * @param env what differs from the environment of this process
 * @returns folder of the site
 */
export async function buildFresh(
  sources: Sources,
  work: string,
  name: string,
  env: Record<string, string> = {},
): Promise<string> {
  const { program, content } = sources;
  const folder = join(work, name);
  checkOut(program, folder);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  const isOne = program.root === content.root;
  const contentRoot = isOne ? folder : join(work, `${name}-content`);
  if (!isOne) checkOut(content, contentRoot);
  const hidden = new Set([contentVariable, outVariable]);
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !hidden.has(key)));
  const inside = relative(content.root, contentFolder());
  return runBuild(folder, join(contentRoot, inside), join(folder, 'dist'), { ...inherited, ...env });
}

/** Path and digest of every file of a folder; what is no plain file has a digest of its own kind. */
async function listDigests(folder: string): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for await (const { path, isPlain } of walkFiles(folder))
    digests.set(path, isPlain ? (await hashFile(join(folder, path))).digest : 'no plain file');
  return digests;
}

/** Paths of the files in which two folders differ, sorted. */
export async function compareFolders(one: string, other: string): Promise<string[]> {
  const [first, second] = [await listDigests(one), await listDigests(other)];
  const paths = [...new Set([...first.keys(), ...second.keys()])].sort();
  return paths.filter((path) => first.get(path) !== second.get(path));
}
