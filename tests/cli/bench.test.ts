import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BenchReport } from '../../scripts/lib/bench/bench-report.ts';
import { buildRuns } from '../../scripts/lib/bench/bench-size.ts';
import type { Measures } from '../../scripts/lib/bench/measure-command.ts';
import { runCommand } from '../lib/run-command.ts';
import { temporaryFolder } from '../lib/temporary.ts';

test('a small site is built four ways and measured; in a pipe nothing but the result is said', async () => {
  const args = ['--questions', '3', '--languages', '2', '--json'];
  const { code, stdout, stderr } = await runCommand('bench', args, { TMPDIR: temporaryFolder() });
  assert.equal(code, 0, stderr);
  assert.equal(stderr, '');
  const { sizes, growth } = JSON.parse(stdout) as BenchReport;
  assert.deepEqual(growth.cold, {}, 'one size does not grow');
  const [result] = sizes;
  assert.ok(result);
  for (const run of buildRuns) {
    const { wall, cpu, memory, stages }: Measures = result.builds[run];
    assert.ok(wall > 0 && cpu > 0 && memory > 20, run);
    assert.deepEqual(Object.keys(stages).sort(), ['index', 'read', 'render', 'start']);
    assert.ok(
      Object.values(stages).every((time) => time >= 0 && time <= wall),
      run,
    );
  }
  assert.ok(result.links.cpu > 0 && result.status.cpu > 0);
  const home = result.site.types.find(({ type }) => type === 'home');
  assert.equal(home?.pages, 2);
  assert.ok(home.gzipped > 500 && home.gzipped <= home.largest && home.largest < home.bytes);
  assert.equal(
    result.site.pages,
    result.site.types.reduce((sum, { pages }) => sum + pages, 0),
  );
});

test('content of a size can be made alone, and never over a folder that is there', async () => {
  const folder = join(temporaryFolder(), 'content');
  const args = ['--questions', '3', '--languages', '2', '--write', folder];
  const first = await runCommand('bench', args);
  assert.equal(first.code, 0, first.stderr);
  assert.ok(existsSync(join(folder, 'en/questions/question-3.mdx')));
  const second = await runCommand('bench', args);
  assert.equal(second.code, 2);
  assert.match(second.stderr, /is there already; expected a new folder/);
});

test('a size that is none, and an option that is none, are wrong use', async () => {
  const wrong = await runCommand('bench', ['--questions', 'many']);
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /^--questions is "many"; expected numbers such as 120,1000\.$/m);
  const unknown = await runCommand('bench', ['--question', '3']);
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /There is no option "--question"; did you mean "--questions"\?/);
});
