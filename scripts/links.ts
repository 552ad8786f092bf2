import { existsSync } from 'node:fs';
import { styleText } from 'node:util';
import { hasErrors, type Finding } from '../src/core/finding.ts';
import { didYouMean } from '../src/core/nearest.ts';
import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import {
  externalOptions,
  externalUsage,
  readExternalOptions,
} from './lib/links/external/external-options.ts';
import { formatAsJson, formatForGitHub } from './lib/links/report-machine.ts';
import { formatForTerminal, summarize, type Tone } from './lib/links/report-terminal.ts';
import { isFolder, runSiteJob, showPath, type FoundJob, type SiteJob } from './lib/links/site-job.ts';
import { Progress } from './lib/progress.ts';
import { StepFailure, reportFailure } from './lib/release/steps.ts';
import { reportFindings, say } from './lib/report.ts';

const formats = ['terminal', 'json', 'github'] as const;
type Format = (typeof formats)[number];

const usage = `npm run links [-- --format ${formats.join(' | ')}]
Checks every link and anchor of the site that was built last, without the network, and names the line of the content
to mend. --content <folder> and --out <folder> name another content folder and its built site.
npm run links -- --site <folder> [--address https://example.org/] [--settings <file>]
Checks any folder of HTML. --address is where it is published; --settings is a file such as content/site.yaml.
${externalUsage}`;

const command = readArguments(usage, {
  site: { type: 'string' },
  address: { type: 'string' },
  settings: { type: 'string' },
  format: { type: 'string' },
  external: { type: 'boolean' },
  ...externalOptions,
});
const { values, positionals } = command;
const isExternal = values['external'] === true;

const text = (name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

function readFormat(): Format {
  const wanted = text('format') ?? 'terminal';
  const format = formats.find((one) => one === wanted);
  if (format) return format;
  return stopForUsage(`There is no format "${wanted}"${didYouMean(wanted, formats)}`, usage);
}

/** What asks outside is no use to a check that asks nobody. */
function checkWords(): void {
  const [word] = positionals;
  if (word !== undefined) stopForUsage(`"${word}" means nothing here; a folder follows --site.`, usage);
  const stray = Object.keys(externalOptions).find((name) => values[name] !== undefined);
  if (stray !== undefined && !isExternal) stopForUsage(`--${stray} belongs to --external.`, usage);
  const isOwn = text('site') === undefined;
  if (isOwn && (text('address') !== undefined || text('settings') !== undefined))
    stopForUsage('--address and --settings belong to --site; a built site has its own in site.yaml.', usage);
}

/** The site that the words of the command mean. What only one of the two kinds needs is not loaded for the other. */
async function findJob(): Promise<FoundJob> {
  const [site, address, settings] = [text('site'), text('address'), text('settings')];
  if (site === undefined) {
    const { findBuiltSite } = await import('./lib/links/built-site.ts');
    return findBuiltSite();
  }
  if (text('content') !== undefined || text('out') !== undefined)
    stopForUsage('--site is any folder of HTML; for a site built from --content, name it with --out.', usage);
  if (!isFolder(site)) stopForUsage(`There is no folder "${site}".`, usage);
  if (settings !== undefined && !existsSync(settings)) stopForUsage(`There is no file "${settings}".`, usage);
  if (address !== undefined && !(/^https?:\/\/[^/]/.test(address) && URL.canParse(address)))
    stopForUsage(`"${address}" is no address; expected one such as https://example.org/`, usage);
  const { findOtherSite } = await import('./lib/links/other-site.ts');
  return findOtherSite(site, address, settings);
}

const styles: Record<Tone, Parameters<typeof styleText>[0]> = {
  error: 'red',
  warning: 'yellow',
  heading: 'bold',
  quiet: 'dim',
};
const paint = (tone: Tone, part: string): string => styleText(styles[tone], part, { stream: process.stdout });

async function check(job: SiteJob, format: Format): Promise<void> {
  if (job.note !== undefined) say(job.note);
  const progress = new Progress('Reading');
  const report = await runSiteJob(job, (done, all) => {
    progress.show(done, all);
  }).finally(() => {
    progress.end();
  });
  const folder = showPath(job.folder);
  if (report.pages === 0) {
    say(`${folder} has no page: no file in it ends in .html.`);
    process.exitCode = exitCodes.failed;
    return;
  }
  if (format === 'terminal') process.stdout.write(formatForTerminal(report, paint));
  else
    process.stdout.write(format === 'json' ? formatAsJson(report, folder) : formatForGitHub(report.findings));
  if (format === 'github') say(summarize(report));
  if (hasErrors(report.findings)) process.exitCode = exitCodes.findings;
}

/** Asks outside, for the addresses of the content or of the pages of a folder. */
async function checkExternal(found: FoundJob | undefined, format: Format): Promise<void> {
  const options = readExternalOptions(command, usage);
  const { findContentJob, findSiteJob } = await import('./lib/links/external/external-job.ts');
  const { checkOutside } = await import('./lib/links/external/external-command.ts');
  if (found && 'findings' in found) {
    refuse(found.findings);
    return;
  }
  const job = found ? await findSiteJob(found.job) : findContentJob();
  if ('findings' in job) {
    refuse(job.findings);
    return;
  }
  process.exitCode = await checkOutside(job, options, { format, paint });
}

function refuse(findings: readonly Finding[]): void {
  reportFindings(findings);
  process.exitCode = exitCodes.failed;
}

async function main(): Promise<void> {
  const format = readFormat();
  checkWords();
  const isOwn = text('site') === undefined;
  const found = isExternal && isOwn ? undefined : await findJob();
  if (isExternal || !found) await checkExternal(found, format);
  else if ('findings' in found) refuse(found.findings);
  else if (!isFolder(found.job.folder)) {
    say(`There is no site in ${showPath(found.job.folder)} yet. "npm run build" makes it.`);
    process.exitCode = exitCodes.failed;
  } else await check(found.job, format);
}

try {
  await main();
} catch (error) {
  if (error instanceof StepFailure) process.exitCode = reportFailure(error);
  else {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = exitCodes.failed;
  }
}
