import { countFindings, type Finding } from '../../../src/core/finding.ts';
import type { SiteReport } from '../../../src/core/links/check-site.ts';
import { countPlaces, type LinkFinding, type LinkPlace } from '../../../src/core/links/link-finding.ts';
import { externalRules } from '../../../src/core/links/external/rules.ts';
import { linkRules } from '../../../src/core/links/rules.ts';
import { showUnseen } from '../../../src/core/unseen.ts';

/** How a piece of the report is meant; the caller knows whether there are colours. */
export type Tone = 'error' | 'warning' | 'heading' | 'quiet';
export type Paint = (tone: Tone, text: string) => string;

/** How many further places of one finding are written out. */
const mostPlaces = 5;

const showPlace = ({ page = '', line, column, source }: LinkPlace): string =>
  source ? `${source.file}:${String(source.line)}` : `${page}:${String(line)}:${String(column)}`;

/** Where else a finding has to be mended, and on how many pages it shows. */
function showPlaces(finding: LinkFinding): string | undefined {
  const { places, file, line } = finding;
  const [first] = places;
  if (first?.page === undefined) return undefined;
  // Only a finding that stands in the built file itself has a column.
  const isMendedHere = finding.column !== undefined;
  const main = isMendedHere ? showPlace(first) : `${file}:${String(line)}`;
  const inOrder = [...places.filter(({ source }) => source), ...places.filter(({ source }) => !source)];
  const others = [...new Set(inOrder.map(showPlace))].filter((place) => place !== main);
  const more = others.length - mostPlaces;
  const shown = `${others.slice(0, mostPlaces).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
  const where = `${first.page}:${String(first.line)}:${String(first.column)}`;
  const count = countPlaces(finding) || (isMendedHere ? '' : `shows at ${where}`);
  return [count, others.length > 0 ? `also ${shown}` : ''].filter(Boolean).join('; ') || undefined;
}

function formatOne(finding: LinkFinding, paint: Paint, withHint: boolean): string[] {
  const { file, line, column, severity, message, hint = '' } = finding;
  const place = [file, line, ...(column === undefined ? [] : [column])].join(':');
  const level = severity === 'warning' ? 'warning: ' : '';
  const places = showPlaces(finding);
  return [
    paint(severity, showUnseen(`  ${place}: ${level}${message}`)),
    ...(places === undefined ? [] : [paint('quiet', showUnseen(`      ${places}`))]),
    ...(withHint ? [`      ${showUnseen(hint)}`] : []),
  ];
}

/** Findings by rule, each rule with what to do about it. */
function formatGroup(title: string, group: readonly LinkFinding[], paint: Paint): string[] {
  const hints = new Set(group.map(({ hint }) => hint));
  const code = group[0]?.code ?? '';
  return [
    paint('heading', `${code}: ${title}`),
    ...group.flatMap((finding) => formatOne(finding, paint, hints.size > 1)),
    ...(hints.size === 1 ? [`  ${[...hints][0] ?? ''}`] : []),
    '',
  ];
}

/** `1,234 links`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** `Links: no problems found. 29 pages, 3,800 links, 1,363 anchors.` */
export function summarize({ findings, pages, links, anchors }: SiteReport): string {
  const all: readonly Finding[] = findings;
  return `Links: ${countFindings(all)}. ${countOf(pages, 'page')}, ${countOf(links, 'link')}, ${countOf(anchors, 'anchor')}.`;
}

/** Findings for people, by rule. @returns lines */
export const formatFindings = (findings: readonly LinkFinding[], paint: Paint): string[] =>
  [...linkRules, ...externalRules].flatMap(({ name, title }) => {
    const group = findings.filter(({ rule }) => rule === name);
    return group.length === 0 ? [] : formatGroup(title, group, paint);
  });

/** The report for people. */
export const formatForTerminal = (report: SiteReport, paint: Paint): string =>
  `${[...formatFindings(report.findings, paint), summarize(report)].join('\n')}\n`;
