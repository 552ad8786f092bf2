import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { countFindings, hasErrors } from '../../src/core/finding.ts';
import { findExpired } from '../../src/core/translations/check-urgent.ts';
import { openContent } from '../../src/disk/content-source.ts';
import { contentFolder } from '../../src/disk/folders.ts';
import { reportFindings } from './report.ts';

/** What came of one check. */
export interface CheckResult {
  ok: boolean;
  /** What to show when it failed. */
  output: string;
}

/** One check of the project: a name to call it by, what it looks at, and how it is run. */
export interface Check {
  name: string;
  title: string;
  /** @param today the day, `2026-11-20` */
  run: (today: string) => Promise<CheckResult>;
  /** True for a check that builds the site first. */
  needsSite?: boolean;
  /** Names of checks that have to end before. */
  after?: readonly string[];
}

/** Programs of packages, started with the Node that runs now. */
const programs = {
  astro: 'astro/bin/astro.mjs',
  eslint: 'eslint/bin/eslint.js',
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  prettier: 'prettier/bin/prettier.cjs',
} as const;

/** Runs the program of a package and collects what it prints. */
export const runProgram = (name: keyof typeof programs, args: readonly string[]): Promise<CheckResult> =>
  runNode(join('node_modules', programs[name]), args);

/** Runs one of our own commands in a process of its own and collects what it prints. */
export const runScript = (name: string, args: readonly string[]): Promise<CheckResult> =>
  runNode(join('scripts', `${name}.ts`), args);

function runNode(script: string, args: readonly string[]): Promise<CheckResult> {
  return new Promise((resolve) => {
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
    const child = spawn(process.execPath, [script, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      resolve({ ok: false, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ ok: code === 0, output });
    });
  });
}

/** Astro's check holds every file of tsconfig.json to the compiler, TypeScript as well as Astro's own. */
const checkTypes = (): Promise<CheckResult> =>
  runProgram('astro', ['check', '--minimumFailingSeverity', 'warning']);

async function checkLint(): Promise<CheckResult> {
  const results = [
    await runProgram('eslint', ['--max-warnings', '0', '.']),
    await runProgram('depcruise', ['--config', '.dependency-cruiser.json', 'src', 'scripts', 'tests']),
  ];
  return {
    ok: results.every(({ ok }) => ok),
    output: results.map((one) => (one.ok ? '' : one.output)).join(''),
  };
}

/** Prints the findings itself, as the only check that writers and translators read. */
function checkContent(today: string): Promise<CheckResult> {
  const { catalog, findings: found } = openContent(contentFolder()).content;
  const expired = catalog ? findExpired(catalog, today, 'warning') : [];
  const label = basename(contentFolder());
  const findings = [...found, ...expired.map((one) => ({ ...one, file: `${label}/${one.file}` }))];
  reportFindings(findings);
  return Promise.resolve({ ok: !hasErrors(findings), output: countFindings(findings) });
}

/** Where the site is built whose links are checked: what lies in dist/ may be older than the content. */
const linksSite = join('.cache', 'links-site');

async function checkLinks(): Promise<CheckResult> {
  if (hasErrors(openContent(contentFolder()).content.findings))
    return { ok: false, output: 'Links: the site cannot be built before the content is mended.' };
  const out = ['--out', linksSite];
  const built = await runScript('build', out);
  return built.ok ? runScript('links', out) : built;
}

export const checks: readonly Check[] = [
  { name: 'content', title: 'Content: every file, name and address', run: checkContent },
  { name: 'types', title: 'Types: TypeScript and Astro', run: checkTypes },
  // Rules that look at types need those that Astro writes down when types are checked.
  { name: 'lint', title: 'Lint: rules, imports, cycles', run: checkLint, after: ['types'] },
  {
    name: 'format',
    title: 'Format: prettier',
    run: () => runProgram('prettier', ['--check', '--log-level', 'warn', '.']),
  },
  { name: 'links', title: 'Links: every link and anchor of a new build', run: checkLinks, needsSite: true },
];
