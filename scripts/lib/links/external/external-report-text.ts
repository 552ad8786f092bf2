import { countFindings, type Finding } from '../../../../src/core/finding.ts';
import type { ExternalReport } from '../../../../src/core/links/external/external-report.ts';
import { formatForGitHub, plainFindings } from '../report-machine.ts';
import { countOf, formatFindings, type Paint } from '../report-terminal.ts';
import type { ExternalResult } from './run-external.ts';

type Counts = Pick<ExternalResult, 'asked' | 'known'>;

/** `Outside: 1 error. 118 addresses on 43 hosts: 20 pages asked, 95 known from the cache; 3 onion addresses skipped.` */
export function summarizeExternal(report: ExternalReport, { asked, known }: Counts): string {
  const { findings, addresses, hosts, excused, skipped } = report;
  const all: readonly Finding[] = findings;
  const rest = [
    ...(skipped.onion > 0
      ? [`${countOf(skipped.onion, 'onion address', 'onion addresses')} skipped, which --tor asks`]
      : []),
    ...(skipped.private > 0
      ? [`${countOf(skipped.private, 'private address', 'private addresses')} skipped, which --private asks`]
      : []),
    ...(excused > 0 ? [`${String(excused)} excused`] : []),
  ];
  const counts = `${countOf(addresses, 'address', 'addresses')} on ${countOf(hosts, 'host')}`;
  const pages = `${countOf(asked, 'page')} asked now, ${String(known)} known from the cache`;
  return `Outside: ${countFindings(all)}. ${[`${counts}: ${pages}`, ...rest].join('; ')}.`;
}

/** The report in a format: terminal, json or github. */
export function formatExternal(
  format: 'terminal' | 'json' | 'github',
  report: ExternalReport,
  counts: Counts,
  { name, paint }: { name: string; paint: Paint },
): string {
  const { findings, addresses, hosts, excused, skipped } = report;
  if (format === 'github') return formatForGitHub(findings);
  if (format === 'terminal')
    return `${[...formatFindings(findings, paint), summarizeExternal(report, counts)].join('\n')}\n`;
  const { asked, known } = counts;
  const value = {
    ...{ version: 1, source: name, addresses, hosts, asked, known, skipped, excused },
    findings: plainFindings(findings),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
