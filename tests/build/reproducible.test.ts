import assert from 'node:assert/strict';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
import { sites } from '../lib/sites.ts';
import { temporaryFolder } from '../lib/temporary.ts';
import { fingerprint } from '../lib/warm-build.ts';

/** A copy of the project without what is not in its repository; packages are linked. */
function copyProject(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of [
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
    'content',
    'public',
    'scripts',
    'src',
  ]) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

/**
 * The first build is the one that the other tests look at. In a new clone, as in continuous integration, it is a cold
 * one; elsewhere it may have found what an earlier run kept, which must not change a byte either.
 */
test('two builds in two folders on two days, one of them cold, give the same bytes', async () => {
  const site = sites.find(({ name }) => name === 'reference');
  assert.ok(site);
  const clock = new URL('../fixtures/preload/other-day.mjs', import.meta.url).href;
  const otherDay = { NODE_OPTIONS: `--import ${clock}`, TZ: 'Pacific/Kiritimati' };
  const clone = copyProject(join(temporaryFolder(), 'somewhere/else'));
  const { code, stderr } = await runCommand('build', [], otherDay, clone);
  assert.equal(code, 0, stderr);
  const print = fingerprint(join(clone, 'dist'));
  assert.ok(print.length > 4);
  assert.deepEqual(print, fingerprint(site.folder));
});
