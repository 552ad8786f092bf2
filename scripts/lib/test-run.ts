import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';

/** By this variable tests learn which run they belong to (its process id), so that they can share what is costly. */
export const testRunVariable = 'ONION_FAQ_TEST_RUN';

/** How many tests there were. */
export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
}

/** What tests printed and how many there were. */
export interface TestResult {
  output: string;
  count: TestCount;
}

/** One part of a run that may go on beside others. */
export interface Job<Result> {
  name: string;
  /** Names of jobs that have to end before; those that are not in the run do not count. */
  after?: readonly string[];
  run: () => Promise<Result>;
}

/** The test files of one kind (a folder of tests/), sorted. */
export const findTestFiles = (folder: string): string[] => globSync(`tests/${folder}/**/*.test.ts`).sort();

/** A single check, counted as a test. */
export const countOne = (ok: boolean, output: string): TestResult => ({
  output,
  count: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 },
});

/**
 * Runs test files in one process with Node's own runner.
 * @param files paths of test files
 * @returns what Node's reporter says, without its counts, which are those of the whole run only at its end
 */
export async function runTests(files: readonly string[]): Promise<TestResult> {
  const count: TestCount = { passed: 0, failed: 0, skipped: 0 };
  const [first = ''] = files;
  const [entry, argv] = files.length === 1 ? [first, []] : ['tests/lib/together.ts', [...files]];
  const stream = run({ files: [entry], argv, timeout: 600_000 });
  stream.on('test:pass', ({ details, skip }) => {
    if (details.type === 'suite') return;
    if (skip === undefined || skip === false) count.passed += 1;
    else count.skipped += 1;
  });
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') count.failed += 1;
  });
  const events: unknown[] = [];
  for await (const event of stream as AsyncIterable<{ type: string; data: { nesting?: number } }>)
    if (event.type !== 'test:diagnostic' || event.data.nesting !== 0) events.push(event);
  let output = '';
  for await (const chunk of Readable.from(events).compose(spec)) output += String(chunk);
  return { output, count };
}

/**
 * Runs jobs side by side: whenever one ends, the next one that may begin does. There is one more than processors, so
 * that one that waits leaves its processor to another.
 * @param jobs in the order in which they are reported
 * @param report is told what came of each, in that order, however long each took
 * @param first names in the order in which they begin; the others follow
 * @param width how many at a time
 */
export async function runJobs<Result, More>(
  jobs: readonly (Job<Result> & More)[],
  report: (result: Result, job: Job<Result> & More) => void,
  first: readonly string[] = [],
  width = availableParallelism() + 1,
): Promise<void> {
  const results = new Map<Job<Result>, Result>();
  const pending = new Set(jobs.map(({ name }) => name));
  const rank = ({ name }: Job<Result>): number => (first.includes(name) ? first.indexOf(name) : first.length);
  const waiting = [...jobs].sort((a, b) => rank(a) - rank(b));
  const unreported = [...jobs];
  const running = new Set<Promise<void>>();
  async function finish(job: Job<Result>): Promise<void> {
    results.set(job, await job.run());
    pending.delete(job.name);
    for (let [next] = unreported; next && results.has(next); [next] = unreported) {
      report(results.get(next) as Result, next);
      unreported.shift();
    }
  }
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(({ after = [] }) => !after.some((name) => pending.has(name)));
    const [job] = running.size < width && next >= 0 ? waiting.splice(next, 1) : [];
    if (job) {
      const promise = finish(job).finally(() => running.delete(promise));
      running.add(promise);
    } else if (running.size > 0) await Promise.race(running);
    else throw new Error(`These wait for each other: ${waiting.map(({ name }) => name).join(', ')}`);
  }
}
