import { countFindings, type Finding } from '../../../src/core/finding.ts';
import type { SiteReport } from '../../../src/core/links/check-site.ts';
import { countPlaces, type LinkFinding, type LinkPlace } from '../../../src/core/links/link-finding.ts';
import { linkRules } from '../../../src/core/links/rules.ts';
import { showUnseen } from '../../../src/core/unseen.ts';

/** How a piece of the report is meant; the caller knows whether there are colours. */
export type Tone = 'error' | 'warning' | 'heading' | 'quiet';
export type Paint = (tone: Tone, text: string) => string;

/** How many places of one finding are written out. */
const mostPlaces = 3;

const showPlace = (folder: string, lockFile: string, { page, line, column }: LinkPlace): string =>
  page === undefined ? `${lockFile}:${String(line)}` : `${folder}/${page}:${String(line)}:${String(column)}`;

/** Where else a finding shows; nothing where it has just the one place that was named. */
function showPlaces(finding: LinkFinding, folder: string): string | undefined {
  const { places, file } = finding;
  const isNamed =
    places.length === 1 && places[0]?.page !== undefined && file === `${folder}/${places[0].page}`;
  if (isNamed || places[0]?.page === undefined) return undefined;
  const shown = places.slice(0, mostPlaces).map((place) => showPlace(folder, file, place));
  const others = places.length - shown.length;
  const count = countPlaces(finding);
  return `${count === '' ? 'shows at' : `${count}:`} ${shown.join(', ')}${others > 0 ? ` and ${String(others)} more` : ''}`;
}

function formatOne(finding: LinkFinding, folder: string, paint: Paint, withHint: boolean): string[] {
  const { file, line, column, severity, message, hint = '' } = finding;
  const place = [file, line, ...(column === undefined ? [] : [column])].join(':');
  const level = severity === 'warning' ? 'warning: ' : '';
  const places = showPlaces(finding, folder);
  return [
    paint(severity, showUnseen(`  ${place}: ${level}${message}`)),
    ...(places === undefined ? [] : [paint('quiet', showUnseen(`      ${places}`))]),
    ...(withHint ? [`      ${showUnseen(hint)}`] : []),
  ];
}

/** Findings by rule, each rule with what to do about it. */
function formatGroup(title: string, group: readonly LinkFinding[], folder: string, paint: Paint): string[] {
  const hints = new Set(group.map(({ hint }) => hint));
  const code = group[0]?.code ?? '';
  return [
    paint('heading', `${code}: ${title}`),
    ...group.flatMap((finding) => formatOne(finding, folder, paint, hints.size > 1)),
    ...(hints.size === 1 ? [`  ${[...hints][0] ?? ''}`] : []),
    '',
  ];
}

const number = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** `Links: no problems found. 29 files, 3,800 links, 1,363 anchors.` */
export function summarize({ findings, files, links, anchors }: SiteReport): string {
  const all: readonly Finding[] = findings;
  return `Links: ${countFindings(all)}. ${number(files, 'file')}, ${number(links, 'link')}, ${number(anchors, 'anchor')}.`;
}

/**
 * The report for people.
 * @param folder path of the site, as findings name it
 */
export function formatForTerminal(report: SiteReport, folder: string, paint: Paint): string {
  const groups = linkRules.flatMap(({ name, title }) => {
    const group = report.findings.filter(({ rule }) => rule === name);
    return group.length === 0 ? [] : formatGroup(title, group, folder, paint);
  });
  return `${[...groups, summarize(report)].join('\n')}\n`;
}
