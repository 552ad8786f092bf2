import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import { temporaryFolder } from './temporary.ts';

/** Path and digest of every file of a folder. */
export function fingerprint(folder: string): string[] {
  return globSync('**/*', { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
    .map(
      (path) =>
        `${path} ${createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex')}`,
    );
}

/** Builds a content folder. @returns what {@link fingerprint} says of the site */
export async function build(content: string, out: string): Promise<string[]> {
  const { code, stderr } = await runCommand('build', ['--content', content, '--out', out]);
  assert.equal(code, 0, stderr);
  return fingerprint(out);
}

/** Builds a content folder where it was built before, and a copy of it in a place of which nothing is known. */
export async function compareBuilds(content: string, out: string, after: string): Promise<void> {
  const folder = temporaryFolder();
  cpSync(content, join(folder, 'content'), { recursive: true });
  const [warm, cold] = await Promise.all([
    build(content, out),
    build(join(folder, 'content'), join(folder, 'site')),
  ]);
  assert.ok(cold.length > 10);
  assert.deepEqual(warm, cold, `after ${after}`);
  rmSync(folder, { recursive: true, force: true });
}
