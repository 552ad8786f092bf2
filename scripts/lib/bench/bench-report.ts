import { formatTable, type Alignment } from '../table.ts';
import { buildRuns, type BuildRun, type SizeResult } from './bench-size.ts';
import { fitExponent } from './fit-growth.ts';
import type { Measures } from './measure-command.ts';

/** How a cost grows with the number of files, as an exponent; absent for a single size. */
export interface Growth {
  cpu?: number | undefined;
  memory?: number | undefined;
}

/** All results, as `--json` prints them. */
export interface BenchReport {
  node: string;
  processors: number;
  sizes: SizeResult[];
  growth: Record<BuildRun, Growth>;
}

/** Fits the growth over the sizes. CPU time, since the clock also shows what else the machine does. */
export function fitGrowth(sizes: readonly SizeResult[]): BenchReport['growth'] {
  const fit = (run: BuildRun, cost: (measures: Measures) => number): number | undefined =>
    fitExponent(sizes.map(({ files, builds }) => ({ size: files, cost: cost(builds[run]) })));
  const growth = buildRuns.map((run) => [
    run,
    { cpu: fit(run, ({ cpu }) => cpu), memory: fit(run, ({ memory }) => memory) },
  ]);
  return Object.fromEntries(growth) as BenchReport['growth'];
}

const count = (number: number): string => number.toLocaleString('en');
const seconds = (number: number): string => `${number.toFixed(number < 10 ? 2 : 1)} s`;
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0)} %`;

const labels: Record<BuildRun, string> = {
  cold: 'cold',
  warm: 'warm, nothing changed',
  answer: 'one answer edited',
  translation: 'one translation edited',
};

const stageLabels = {
  read: 'read and parse',
  start: 'start Astro, load',
  render: 'bundle and render',
  index: 'search index and after',
} as const;

const right = (columns: number): Alignment[] => ['left', ...Array<Alignment>(columns).fill('right')];

function formatBuilds({ builds, links, status }: SizeResult): string[] {
  const row = (name: string, { wall, cpu, memory }: Measures): string[] => [
    ...[name, seconds(wall), seconds(cpu), `${count(Math.round(memory))} MB`],
    percent(cpu, builds.cold.cpu),
  ];
  return formatTable(
    [
      ['build', 'clock', 'CPU', 'memory', 'of cold'],
      ...buildRuns.map((run) => row(labels[run], builds[run])),
      row('links (command)', links),
      row('translations status (command)', status),
    ],
    right(4),
  );
}

function formatStages({ builds }: SizeResult): string[] {
  const stages = Object.entries(stageLabels).map(([stage, label]) => [
    label,
    ...buildRuns.map((run) => seconds(builds[run].stages[stage] ?? 0)),
  ]);
  return formatTable([['stage, by the clock', ...buildRuns], ...stages], right(buildRuns.length));
}

function formatPages({ site }: SizeResult): string[] {
  const rows = site.types.map(({ type, pages, bytes, gzipped, largest }) => [
    type,
    ...[pages, bytes, gzipped, largest].map(count),
  ]);
  return formatTable([['type of page', 'pages', 'bytes', 'gzipped', 'largest gzipped'], ...rows], right(4));
}

function formatSize(result: SizeResult): string[] {
  const { questions, languages, files, site } = result;
  return [
    `${count(questions)} questions in ${count(languages)} languages: ${count(files)} files, ${count(site.pages)} pages, ${count(site.bytes)} bytes in ${count(site.files)} files`,
    ...['', ...formatBuilds(result), '', ...formatStages(result), '', ...formatPages(result), ''],
  ];
}

function formatGrowth(growth: BenchReport['growth']): string[] {
  const show = (exponent: number | undefined): string => exponent?.toFixed(2) ?? '';
  const rows = buildRuns.map((run) => [labels[run], show(growth[run].cpu), show(growth[run].memory)]);
  return [
    'Growth with the number of files (1: in proportion):',
    ...formatTable([['build', 'CPU', 'memory'], ...rows], right(2)),
  ];
}

/** The report for people. */
export function formatBench({ node, processors, sizes, growth }: BenchReport): string {
  const lines = [
    `Node ${node}, ${count(processors)} processors`,
    '',
    ...sizes.flatMap(formatSize),
    ...(sizes.length > 1 ? formatGrowth(growth) : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
