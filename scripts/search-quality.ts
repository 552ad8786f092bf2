import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openContent } from '../src/disk/content-source.ts';
import { contentFolder, outFolder } from '../src/disk/folders.ts';
import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { reportFindings, say } from './lib/report.ts';
import { findUnknownNames, measureQuality, readQueries, type Quality } from './lib/search-quality.ts';

const usual = 'tests/fixtures/search/queries.yaml';
const usage = `npm run search-quality [-- --misses] [--queries <file>] [--content <folder>] [--out <folder>]
Asks the search of the site that was built last what people ask (${usual}), and prints for each
language and tier how often an answer came first and among the first five (recall), and the mean of 1 / its rank.
--misses also lists the queries without an answer among the first five.`;

const { values } = readArguments(usage, { queries: { type: 'string' }, misses: { type: 'boolean' } });

const share = (value: number): string => value.toFixed(3);

function printLine({ lang, tier, asked, first, five, reciprocalRank }: Quality): void {
  const cells = [lang.padEnd(8), tier.padEnd(9), String(asked).padStart(7)];
  console.log(
    [...cells, share(first).padStart(8), share(five).padStart(8), share(reciprocalRank).padStart(6)].join(
      '  ',
    ),
  );
}

function printMisses({ lang, tier, missed }: Quality): void {
  for (const { ask, finds, rank, got } of missed)
    console.log(
      `${lang}, ${tier}: "${ask}" should find ${finds.join(' or ')}; ${rank === 0 ? 'not found' : `rank ${String(rank)}`} behind ${got.join(', ')}`,
    );
}

const file = typeof values['queries'] === 'string' ? values['queries'] : usual;
if (!existsSync(file)) stopForUsage(`There is no file "${file}".`, usage);
const { catalog, findings } = openContent(contentFolder()).content;
if (!catalog) {
  reportFindings(findings);
  process.exit(exitCodes.findings);
}
if (!existsSync(join(outFolder(), 'pagefind'))) {
  say(`There is no site with a search index in ${outFolder()}: "npm run build" makes it.`);
  process.exit(exitCodes.failed);
}
const queries = readQueries(file);
const unknown = findUnknownNames(queries, catalog);
if (unknown.length > 0) {
  say(`${file} names texts that the site does not have: ${unknown.join(', ')}`);
  process.exit(exitCodes.findings);
}
const measured = await measureQuality(catalog, outFolder(), queries);
console.log('language  tier       queries  recall@1  recall@5    MRR');
measured.forEach(printLine);
if (values['misses'] === true) measured.forEach(printMisses);
