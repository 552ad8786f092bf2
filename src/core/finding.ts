import { showUnseen } from './unseen.ts';
import { compareTexts } from './texts.ts';

/** How bad a finding is: an error stops a build, a warning does not. */
export type Severity = 'error' | 'warning';

/** One problem in the content, said so that a writer or translator can mend it without knowing the code. */
export interface Finding {
  /** `area/what`, for example `links/name-unknown`. The list with explanations is in content/README.md. */
  code: string;
  severity: Severity;
  /** Path from the folder above the content, with `/`: `content/de/questions/ddos.mdx`. */
  file: string;
  /** Line, counted from 1. */
  line: number;
  /** Column, counted from 1; absent where the whole line is meant. */
  column?: number;
  /** What was found and what was expected. */
  message: string;
  /** What to do. */
  hint?: string;
}

/** A finding of which the file is not known yet. */
export type Remark = Omit<Finding, 'file'>;

/** Findings in the order of a reader: file, line, column, code, message. Never depends on the machine. */
export function sortFindings<T extends Finding>(findings: readonly T[]): T[] {
  return [...findings].sort(
    (a, b) =>
      compareTexts(a.file, b.file) ||
      a.line - b.line ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareTexts(a.code, b.code) ||
      compareTexts(a.message, b.message),
  );
}

/** True when a build must not go on. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

/** `file:line:column: code: message`, the form that editors and terminals turn into a link. */
export function formatFinding(finding: Finding): string {
  const place = [finding.file, finding.line, ...(finding.column === undefined ? [] : [finding.column])].join(
    ':',
  );
  const level = finding.severity === 'warning' ? 'warning: ' : '';
  return showUnseen(`${place}: ${level}${finding.code}: ${finding.message}`);
}

/** `2 errors and 1 warning`, or `no problems found`. */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Severity): string => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? '' : `${String(number)} ${severity}${number === 1 ? '' : 's'}`;
  };
  return [count('error'), count('warning')].filter(Boolean).join(' and ') || 'no problems found';
}
