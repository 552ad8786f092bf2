import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { writeCorpus } from '../../../scripts/lib/bench/corpus.ts';
import { startDevServer } from '../../lib/dev-server.ts';
import { temporaryFolder } from '../../lib/temporary.ts';

const read = async (address: string): Promise<string> => (await fetch(address)).text();

/** Milliseconds until a page shows a text. */
async function waitFor(address: string, text: string): Promise<number> {
  const start = performance.now();
  while (!(await read(address)).includes(text)) {
    assert.ok(performance.now() - start < 20_000, `${address} does not show the edit`);
    await delay(20);
  }
  return performance.now() - start;
}

test('an edited answer among 10,000 files is shown in less than a second', async (t) => {
  const { folder } = writeCorpus({ questions: 1_000, languages: 10 }, join(temporaryFolder(), 'content'));
  const home = `${await startDevServer(folder)}en/`;
  const link = /href="([^"#]*)#question-500"/.exec(await read(`${home}search.html`))?.[1];
  assert.ok(link !== undefined);
  await read(home + link);
  const times: number[] = [];
  for (const edit of ['First', 'Second', 'Third']) {
    appendFileSync(join(folder, 'en/questions/question-500.mdx'), `\n${edit} sentence of an edit.\n`);
    times.push(await waitFor(home + link, `${edit} sentence of an edit.`));
  }
  // Something else may have had the machine meanwhile; the best of three is what the server itself takes.
  t.diagnostic(times.map((time) => `${time.toFixed(0)} ms`).join(', '));
  assert.ok(Math.min(...times) < 1_000, times.join(', '));
});
