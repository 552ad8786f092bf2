import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeCorpus } from '../../scripts/lib/bench/corpus.ts';
import { startWalk } from '../lib/random-edits.ts';
import { runCommand } from '../lib/run-command.ts';
import { temporaryFolder } from '../lib/temporary.ts';
import { compareBuilds } from '../lib/warm-build.ts';

test('a build that finds what an earlier one kept gives the same bytes as one that finds nothing', async () => {
  const { folder } = writeCorpus({ questions: 34, languages: 3 }, join(temporaryFolder(), 'content'));
  const out = join(temporaryFolder(), 'site');
  assert.equal((await runCommand('build', ['--content', folder, '--out', out])).code, 0);
  const walk = startWalk(folder, 'builds');
  // The first edits are of a source text and of a translation. Without others, as most of those make every page anew.
  for (const count of [2, 10]) {
    const edits = Array.from({ length: count }, () => walk.step());
    if (count === 2) appendFileSync(join(out, 'en/all.html'), 'damaged');
    await compareBuilds(folder, out, edits.join(', '));
  }
});
