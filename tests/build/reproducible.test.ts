import assert from 'node:assert/strict';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
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

test('two cold builds in two folders on two days give the same bytes', async () => {
  const clock = new URL('../fixtures/preload/other-day.mjs', import.meta.url).href;
  const otherDay = { NODE_OPTIONS: `--import ${clock}`, TZ: 'Pacific/Kiritimati' };
  const places = [
    { folder: 'a', env: {} },
    { folder: 'somewhere/else', env: otherDay },
  ];
  const prints = await Promise.all(
    places.map(async ({ folder, env }) => {
      const clone = copyProject(join(temporaryFolder(), folder));
      const { code, stderr } = await runCommand('build', [], env, clone);
      assert.equal(code, 0, stderr);
      return fingerprint(join(clone, 'dist'));
    }),
  );
  assert.ok((prints[0] ?? []).length > 4);
  assert.deepEqual(prints[1], prints[0]);
});
