import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { formatBench, fitGrowth } from './lib/bench/bench-report.ts';
import { benchSize, type SizeResult } from './lib/bench/bench-size.ts';
import { pairSizes } from './lib/bench/pair-sizes.ts';
import { writeCorpus, type CorpusSize } from './lib/bench/corpus.ts';
import { tongueTags } from './lib/bench/tongue.ts';
import { StepLine } from './lib/progress.ts';
import { say } from './lib/report.ts';

const usage = `npm run bench [-- --questions 120,500 --languages 8,10] [--json]
Makes up sites of these sizes, builds them in a scratch folder, and prints what that took: by the clock, in CPU time and
in memory; from nothing, with nothing changed, with one answer and with one translation edited; how long each stage was;
how large the pages are; and, for several sizes, how time and memory grow. One number of languages holds for all sizes.
Other work on the machine shows in the times by the clock, less so in CPU time. There are at most ${String(tongueTags.length)} languages.
npm run bench -- --questions 1000 --languages 10 --write <folder>
Only makes up the content of one size, into a folder that does not exist yet.`;

const { values, positionals } = readArguments(usage, {
  questions: { type: 'string' },
  languages: { type: 'string' },
  json: { type: 'boolean' },
  write: { type: 'string' },
});

function readSizes(): CorpusSize[] {
  const [word] = positionals;
  if (word !== undefined) stopForUsage(`"${word}" means nothing here.`, usage);
  for (const name of ['content', 'out'])
    if (values[name] !== undefined)
      stopForUsage(`--${name} means nothing here: the sites are made up.`, usage);
  const { questions = '120', languages = '8' } = values;
  const sizes = pairSizes(String(questions), String(languages), tongueTags.length);
  return typeof sizes === 'string' ? stopForUsage(sizes, usage) : sizes;
}

/** Makes up content of one size and keeps it. */
function write([size, ...others]: CorpusSize[], folder: string): void {
  if (size === undefined || others.length > 0) stopForUsage('--write takes one size.', usage);
  if (existsSync(folder)) stopForUsage(`"${folder}" is there already; expected a new folder.`, usage);
  const line = new StepLine();
  const { files } = writeCorpus(size, folder, (done) => {
    if (done % 500 === 0) line.show(`${String(done)} texts written`);
  });
  line.end();
  say(`${String(files)} texts are in ${folder}`);
}

async function measure(sizes: readonly CorpusSize[]): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'onion-faq-bench-'));
  const line = new StepLine();
  const results: SizeResult[] = [];
  try {
    for (const size of sizes) {
      const name = `${String(size.questions)} questions in ${String(size.languages)} languages`;
      results.push(await benchSize(size, scratch, (step) => line.show(`${name}: ${step}`)));
    }
  } finally {
    line.end();
    rmSync(scratch, { recursive: true, force: true });
  }
  const report = {
    node: process.versions.node,
    processors: availableParallelism(),
    sizes: results,
    growth: fitGrowth(results),
  };
  process.stdout.write(
    values['json'] === true ? `${JSON.stringify(report, undefined, 2)}\n` : formatBench(report),
  );
}

try {
  const sizes = readSizes();
  const { write: into } = values;
  if (typeof into === 'string') write(sizes, into);
  else await measure(sizes);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = exitCodes.failed;
}
