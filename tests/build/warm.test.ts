import { join } from 'node:path';
import { test } from 'node:test';
import { writeCorpus } from '../../scripts/lib/bench/corpus.ts';
import { startWalk } from '../lib/random-edits.ts';
import { temporaryFolder } from '../lib/temporary.ts';
import { build, compareBuilds } from '../lib/warm-build.ts';

test('a build that finds what an earlier one kept gives the same bytes as one that finds nothing', async () => {
  const { folder } = writeCorpus({ questions: 34, languages: 3 }, join(temporaryFolder(), 'content'));
  const out = join(temporaryFolder(), 'site');
  await build(folder, out);
  const walk = startWalk(folder, 'builds');
  const edits = Array.from({ length: 12 }, () => walk.step());
  await compareBuilds(folder, out, edits.join(', '));
});
