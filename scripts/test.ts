import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { checks, runScript, type CheckResult } from './lib/checks.ts';
import { browserVariable, findBrowser } from './lib/find-browser.ts';
import { installPrograms, type ProgramName } from './lib/find-program.ts';
import { say } from './lib/report.ts';
import { testSites } from './lib/test-sites.ts';
import { findToday } from './lib/today.ts';
import { findTestFiles, runTests, testRunVariable, type TestCount } from './lib/test-run.ts';
import { didYouMean } from '../src/core/nearest.ts';

/** Kinds of tests in the order in which they run, cheap ones first, with how many files run at a time. */
const kinds = { unit: 2, cli: 2, build: 1, e2e: 2 } as const;
const names = ['check', ...Object.keys(kinds)];

const usage = `npm test [-- ${names.join(' | ')} ...]
Installs what is missing, a browser included, then runs every check and test, or only the kinds that are named.
npm run test:full also runs the tests that take long.`;

const { values, positionals } = readArguments(usage, { full: { type: 'boolean' } });
for (const name of positionals) {
  if (!names.includes(name))
    stopForUsage(`There is no kind of test "${name}"${didYouMean(name, names)}`, usage);
}
const isChosen = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const needsSites = isChosen('e2e') || isChosen('build');
const total: TestCount = { passed: 0, failed: 0, skipped: 0 };

function add(count: TestCount): void {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
}

function report(title: string, { ok, output }: CheckResult): void {
  if (!ok && output !== '') say(output.trimEnd());
  console.log(`${ok ? '✔' : '✖'} ${title}`);
  add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
}

/** The check of links builds a site of its own; where the tests build theirs, those are checked instead. */
async function runChecks(): Promise<void> {
  for (const { name, title, run, needsSite = false } of checks) {
    if (needsSite && needsSites) continue;
    const result = await run(findToday());
    report(title, name === 'content' ? { ...result, output: '' } : result);
  }
}

function prepareBrowser(): void {
  const browser = findBrowser();
  if (browser === undefined) {
    say(
      'No browser could be found or installed: the tests that need one are skipped. Install Chromium to run them.',
    );
    process.env[browserVariable] = '';
  } else {
    say(`The browser of the tests is ${browser}`);
    process.env[browserVariable] = browser;
  }
}

/** Real programs that tests of releases and mirrors run. */
const realParts: ProgramName[] = [
  'tor',
  'nginx',
  'sshd',
  'ssh',
  'rsync',
  'minisign',
  'openssl',
  'firefox-esr',
];

function preparePrograms(): void {
  const missing = installPrograms(realParts);
  if (missing.length > 0)
    say(`Tests that need these are skipped, install them to run all: ${missing.join(', ')}`);
}

/** The sites that the build and browser tests look at, built once by the command that people use. */
async function buildSites(): Promise<void> {
  for (const { name, content, out } of testSites) {
    say(`Building the site of the tests "${name}" ...`);
    const { ok, output } = await runScript('build', ['--content', content, '--out', out]);
    if (!ok) say(output);
    add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
    if (ok) report(`Links of "${name}"`, await runScript('links', ['--content', content, '--out', out]));
  }
}

process.env['ONION_FAQ_FULL'] = values['full'] === true ? '1' : '';
process.env[testRunVariable] = String(process.pid);
if (isChosen('check')) await runChecks();
if (isChosen('e2e')) prepareBrowser();
if (isChosen('e2e') || isChosen('cli') || values['full'] === true) preparePrograms();
if (needsSites) await buildSites();
for (const [kind, concurrency] of Object.entries(kinds)) {
  const files = isChosen(kind)
    ? [...findTestFiles(kind), ...(values['full'] === true ? findTestFiles(`full/${kind}`) : [])]
    : [];
  if (files.length > 0) add(await runTests(files, concurrency));
}
const skipped = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
console.log(`\n${String(total.passed)} passed, ${String(total.failed)} failed${skipped}`);
const isFine = total.failed === 0 && total.passed > 0;
process.exitCode = isFine ? exitCodes.ok : exitCodes.findings;
