import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeCorpus } from '../../../scripts/lib/bench/corpus.ts';
import { startWalk } from '../../lib/random-edits.ts';
import { temporaryFolder } from '../../lib/temporary.ts';
import { compareBuilds } from '../../lib/warm-build.ts';
import { WarmReader } from '../../lib/warm-content.ts';

test('over 200 edits, what is kept says the same as what is read from nothing, and builds the same bytes', async () => {
  const { folder } = writeCorpus({ questions: 24, languages: 3 }, join(temporaryFolder(), 'content'));
  const out = join(temporaryFolder(), 'site');
  const reader = new WarmReader(folder, temporaryFolder());
  const walk = startWalk(folder, 'a long walk');
  for (let step = 1; step <= 200; step += 1) {
    const edit = walk.step();
    assert.equal(reader.compare(`step ${String(step)}: ${edit}`), 0, edit);
    // Each edit alone at first: several together would hide a page that one of them leaves as it was.
    if (step <= 36 || step % 8 === 0) await compareBuilds(folder, out, `step ${String(step)}`);
  }
});
