import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { globSync } from 'node:fs';

/** By this variable tests learn which run they belong to (its process id), so that they can share what is costly. */
export const testRunVariable = 'ONION_FAQ_TEST_RUN';

/** How many tests there were. */
export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
}

/** The test files of one kind (a folder of tests/), sorted. */
export const findTestFiles = (folder: string): string[] => globSync(`tests/${folder}/**/*.test.ts`).sort();

/**
 * Runs test files with Node's own runner and prints what it prints.
 * @param files paths of test files
 * @param concurrency how many files at a time
 */
export async function runTests(files: readonly string[], concurrency: number): Promise<TestCount> {
  const count: TestCount = { passed: 0, failed: 0, skipped: 0 };
  const stream = run({ files: [...files], concurrency, timeout: 600_000 });
  stream.on('test:pass', ({ details, skip }) => {
    if (details.type === 'suite') return;
    if (skip === undefined || skip === false) count.passed += 1;
    else count.skipped += 1;
  });
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') count.failed += 1;
  });
  const output = stream.compose(spec);
  for await (const chunk of output) process.stdout.write(chunk);
  return count;
}
