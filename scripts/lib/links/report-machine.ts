import type { SiteReport } from '../../../src/core/links/check-site.ts';
import { countPlaces, type LinkFinding } from '../../../src/core/links/link-finding.ts';
import { showUnseen } from '../../../src/core/unseen.ts';

/** Findings as programs get them; README.md describes them. */
export const plainFindings = (findings: readonly LinkFinding[]) =>
  findings.map(({ code, severity, file, line, column, message, hint, places }) => ({
    ...{ code, severity, file, line, column, message, hint },
    places: places.map(({ page, line: at, column: from, source }) => ({
      page,
      line: at,
      column: from,
      source,
    })),
  }));

/** The report for programs; README.md describes it. `version` grows when a field changes its meaning. */
export function formatAsJson({ findings, pages, links, anchors }: SiteReport, folder: string): string {
  const list = plainFindings(findings);
  return `${JSON.stringify({ version: 1, site: folder, pages, links, anchors, findings: list }, null, 2)}\n`;
}

/** Escapes as https://docs.github.com/actions/reference/workflow-commands-for-github-actions has them. */
const escapeMessage = (text: string): string =>
  showUnseen(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string =>
  escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** One workflow command of GitHub a line: each finding becomes an annotation of its file. */
export function formatForGitHub(findings: readonly LinkFinding[]): string {
  return findings
    .map((finding) => {
      const { code, severity, file, line, column, message, hint } = finding;
      const count = countPlaces(finding);
      const properties = [
        `file=${escapeProperty(file)}`,
        `line=${String(line)}`,
        ...(column === undefined ? [] : [`col=${String(column)}`]),
        `title=${escapeProperty(code)}`,
      ];
      const text = [
        message,
        ...(count === '' ? [] : [`(${count})`]),
        ...(hint === undefined ? [] : [`- ${hint}`]),
      ];
      return `::${severity} ${properties.join(',')}::${escapeMessage(text.join(' '))}\n`;
    })
    .join('');
}
