import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeCorpus } from '../../../scripts/lib/bench/corpus.ts';
import { parseAhead } from '../../../scripts/lib/parse-ahead.ts';
import { ContentSource } from '../../../src/disk/content-source.ts';
import type { GroupCache } from '../../../src/disk/parsed-texts.ts';
import { temporaryFolder } from '../../lib/temporary.ts';
import { describeContent } from '../../lib/warm-content.ts';

const { folder } = writeCorpus({ questions: 20, languages: 3 }, join(temporaryFolder(), 'content'));
const expected = describeContent(new ContentSource(folder));

/** Knows nothing, and takes note of what was parsed. */
function emptyCache(parsed: string[]): GroupCache {
  return {
    has: () => false,
    read: () => undefined,
    write: ({ name }) => parsed.push(name),
    finish: () => undefined,
  };
}

for (const [name, many] of [
  ['in memory', 1_000],
  ['outside of the memory', 0],
] as const) {
  test(`texts that threads have parsed, kept ${name}, say the same as those that one has`, async () => {
    const parsed: string[] = [];
    const source = new ContentSource(folder, emptyCache(parsed), many);
    const unknown = source.listUnknown().map((group) => group.name);
    await parseAhead(source, 5);
    // With one processor there are no threads.
    if (availableParallelism() > 1) assert.deepEqual(parsed.toSorted(), unknown.toSorted());
    assert.equal(describeContent(source), expected);
    assert.equal(parsed.length, unknown.length, 'nothing is parsed twice');
  });
}
