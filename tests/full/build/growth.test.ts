import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BenchReport } from '../../../scripts/lib/bench/bench-report.ts';
import { runCommand } from '../../lib/run-command.ts';
import { temporaryFolder } from '../../lib/temporary.ts';

test('the time of a build grows no faster than its content, and an edit costs less than all', async () => {
  const args = ['--questions', '100,400,1600', '--languages', '5', '--json'];
  const { code, stdout, stderr } = await runCommand('bench', args, { TMPDIR: temporaryFolder() });
  assert.equal(code, 0, stderr);
  const { growth, sizes } = JSON.parse(stdout) as BenchReport;
  const shown = JSON.stringify(growth);
  for (const { cpu = 0, memory = 0 } of Object.values(growth))
    assert.ok(cpu < 1.05 && memory < 1.05, `expected exponents below 1.05: ${shown}`);
  const { builds } = sizes.at(-1) ?? assert.fail('no sizes');
  for (const run of ['warm', 'answer', 'translation'] as const)
    assert.ok(builds[run].cpu < 0.7 * builds.cold.cpu, `${run}: ${JSON.stringify(builds[run])}`);
});
