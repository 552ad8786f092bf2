import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { checks, runScript } from './lib/checks.ts';
import { browserVariable } from './lib/find-browser.ts';
import { prepareParts } from './lib/test-parts.ts';
import { say } from './lib/report.ts';
import { testSites } from './lib/test-sites.ts';
import { findToday } from './lib/today.ts';
import {
  countOne,
  findTestFiles,
  runJobs,
  runTests,
  testRunVariable,
  type Job,
  type TestCount,
  type TestResult,
} from './lib/test-run.ts';
import { didYouMean } from '../src/core/nearest.ts';

/** Kinds of tests in the order in which they are reported. */
const kinds = ['unit', 'cli', 'build', 'e2e'] as const;
const names: string[] = ['check', ...kinds];

/**
 * What begins first: what others wait for, then what takes longest, so that little is left to wait for at the end. A
 * name that is out of date only costs time.
 */
const first = [
  'site reference',
  'parts',
  'site cargo-bike-club',
  'types',
  ...['mirror', 'search', 'places', 'pages', 'legacy', 'dev'].map((name) => `tests/e2e/${name}.test.ts`),
  'lint',
  ...['build/reproducible', 'cli/bench', 'cli/links-external-run'].map((name) => `tests/${name}.test.ts`),
  ...['build/site', 'build/build'].map((name) => `tests/${name}.test.ts`),
];

const usage = `npm test [-- ${names.join(' | ')} ...]
Installs what is missing, a browser included, then runs every check and test, or only the kinds that are named.
npm run test:full also runs the tests that take long.`;

const { values, positionals } = readArguments(usage, { full: { type: 'boolean' } });
for (const name of positionals) {
  if (!names.includes(name))
    stopForUsage(`There is no kind of test "${name}"${didYouMean(name, names)}`, usage);
}
const isFull = values['full'] === true;
const isChosen = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const needsSites = isChosen('e2e') || isChosen('build');

const line = (title: string, ok: boolean, output: string): TestResult =>
  countOne(ok, `${ok || output === '' ? '' : `${output.trimEnd()}\n`}${ok ? '✔' : '✖'} ${title}\n`);

/** The check of links builds a site of its own; where the tests build theirs, those are checked instead. */
const checkJobs = (): Job<TestResult>[] =>
  checks
    .filter(({ needsSite = false }) => !(needsSite && needsSites))
    .map(({ name, title, after = [], run }) => ({
      name,
      after,
      run: async () => {
        const { ok, output } = await run(findToday());
        return line(title, ok, name === 'content' ? '' : output);
      },
    }));

/** The sites that the build and browser tests look at, built once by the command that people use. */
const siteJobs = (): Job<TestResult>[] =>
  testSites.flatMap(({ name, content, out }) => [
    {
      name: `site ${name}`,
      run: async () => {
        const { ok, output } = await runScript('build', ['--content', content, '--out', out]);
        return line(`Site of the tests "${name}"`, ok, output);
      },
    },
    {
      name: `links ${name}`,
      after: [`site ${name}`],
      run: async () => {
        const { ok, output } = await runScript('links', ['--content', content, '--out', out]);
        return line(`Links of "${name}"`, ok, output);
      },
    },
  ]);

/** What tests need of this machine, installed while others are under way. */
const partsJob = (isBrowserNeeded: boolean): Job<TestResult> => ({
  name: 'parts',
  run: async () => {
    const browser = await prepareParts(isBrowserNeeded);
    if (isBrowserNeeded) process.env[browserVariable] = browser;
    return { output: '', count: { passed: 0, failed: 0, skipped: 0 } };
  },
});

function testJobs(kind: (typeof kinds)[number]): Job<TestResult>[] {
  const files = findTestFiles(kind);
  if (kind === 'unit') return [{ name: kind, run: () => runTests(files) }];
  const sites = testSites.map(({ name }) => `site ${name}`);
  const after = { cli: ['parts'], build: sites, e2e: ['parts', ...sites] }[kind];
  return files.map((file) => ({ name: file, after, run: () => runTests([file]) }));
}

process.env['ONION_FAQ_FULL'] = isFull ? '1' : '';
process.env[testRunVariable] = String(process.pid);
const jobs = [
  ...(isChosen('check') ? checkJobs() : []),
  ...(isChosen('e2e') || isChosen('cli') || isFull ? [partsJob(isChosen('e2e'))] : []),
  ...(needsSites ? siteJobs() : []),
  ...kinds.filter(isChosen).flatMap(testJobs),
];
const total: TestCount = { passed: 0, failed: 0, skipped: 0 };
const failed: string[] = [];
const report = ({ output, count }: TestResult, { name }: Job<TestResult>): void => {
  process.stdout.write(output);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
  if (count.failed > 0) failed.push(name);
};
await runJobs(jobs, report, first);
// Many of those that take long measure time, so each has the machine for itself.
const long = isFull ? kinds.filter(isChosen).flatMap((kind) => findTestFiles(`full/${kind}`)) : [];
await runJobs(
  long.map((file) => ({ name: file, run: () => runTests([file]) })),
  report,
  [],
  1,
);
if (failed.length > 0) say(`\nFailed: ${failed.join(', ')}`);
const skipped = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
console.log(`\n${String(total.passed)} passed, ${String(total.failed)} failed${skipped}`);
const isFine = total.failed === 0 && total.passed > 0;
process.exitCode = isFine ? exitCodes.ok : exitCodes.findings;
