import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { hasErrors } from '../../../../src/core/finding.ts';
import {
  buildExternalReport,
  type ExternalReport,
} from '../../../../src/core/links/external/external-report.ts';
import { externalRuleNames } from '../../../../src/core/links/external/rules.ts';
import { exitCodes } from '../../arguments.ts';
import { say } from '../../report.ts';
import { findToday } from '../../today.ts';
import type { Paint } from '../report-terminal.ts';
import { CacheOnDisk } from './cache-on-disk.ts';
import type { ExternalJob } from './external-job.ts';
import { checkSocksPort, type ExternalOptions } from './external-options.ts';
import { formatExternal, summarizeExternal } from './external-report-text.ts';
import { runExternal, type ExternalResult } from './run-external.ts';

/** How the report looks. */
export interface ExternalOutput {
  format: 'terminal' | 'json' | 'github';
  paint: Paint;
}

/** Says who asks, so that whoever runs a server can tell why, and whom to write to. */
function nameAgent({ settings }: ExternalJob): string {
  const { name, version } = JSON.parse(
    readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
  ) as {
    name: string;
    version: string;
  };
  const { repository, address } = settings;
  const home = repository ?? address;
  return `${name}/${version} (link checker${home === undefined ? '' : `; +${home}`})`;
}

/** Ends the run at Ctrl+C. A terminal may send it twice, to the command and by whoever started it. */
function listenForStop(): AbortSignal {
  const stopper = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      stopper.abort(new Error('stopped'));
    });
  return stopper.signal;
}

/** What came of asking, and what is to be said about it. */
export interface ExternalCheck {
  result: ExternalResult;
  report: ExternalReport;
}

/**
 * Asks for what is due and judges all that is known then.
 * @throws StepFailure when there is no network; Error of node:fs when the cache cannot be written
 */
export async function checkAddresses(
  { settings, addresses, settingsFile, lineOfSetting }: ExternalJob,
  disk: CacheOnDisk,
  options: Parameters<typeof runExternal>[2],
): Promise<ExternalCheck> {
  const result = await runExternal(addresses, disk, options);
  const severity = settings.links?.severity ?? {};
  const report = buildExternalReport(
    { addresses, answers: result.answers, reach: result.reach },
    {
      excuses: settings.links?.excuses ?? [],
      excuseFile: settingsFile,
      lineOfExcuse: (index) => lineOfSetting(['links', 'excuses', index]),
      severities: Object.fromEntries(externalRuleNames.map((name) => [name, severity[name]])),
      today: findToday(),
    },
  );
  return { result, report };
}

/**
 * Checks addresses outside and prints what is wrong with them.
 * @returns the exit code
 * @throws StepFailure; Error of node:fs when the cache cannot be read or written
 */
export async function checkOutside(
  job: ExternalJob,
  options: ExternalOptions,
  { format, paint }: ExternalOutput,
): Promise<number> {
  if (options.tor) await checkSocksPort(options.tor);
  // What a long run makes dies young; more room for it would only be more memory, not less time.
  setFlagsFromString('--semi-space-growth-factor=1');
  const disk = new CacheOnDisk(options.cacheFile);
  if (disk.note !== undefined) say(disk.note);
  const more = { userAgent: nameAgent(job), signal: listenForStop() };
  const { result, report } = await checkAddresses(job, disk, { ...options, ...more });
  if (result.left > 0) return sayStopped(result, options.cacheFile);
  process.stdout.write(formatExternal(format, report, result, { name: job.name, paint }));
  if (format === 'github') say(summarizeExternal(report, result));
  return hasErrors(report.findings) ? exitCodes.findings : exitCodes.ok;
}

function sayStopped({ asked, left }: ExternalResult, cacheFile: string): number {
  const all = String(asked + left);
  say(
    `Stopped: ${String(asked)} of ${all} answers are in ${cacheFile}; the same command goes on from there.`,
  );
  // What is still being connected somewhere need not come to its end.
  setTimeout(() => process.exit(exitCodes.failed), 500).unref();
  return exitCodes.failed;
}
