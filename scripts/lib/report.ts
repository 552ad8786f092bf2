import { styleText } from 'node:util';
import { countFindings, formatFinding, hasErrors, type Finding } from '../../src/core/finding.ts';

const paint = (finding: Finding, text: string): string =>
  styleText(finding.severity === 'error' ? 'red' : 'yellow', text, { stream: process.stderr });

/**
 * Prints findings, each with what to do about it, and how many there are. In colour only on a terminal.
 * @returns true when there is an error among them
 */
export function reportFindings(findings: readonly Finding[]): boolean {
  for (const finding of findings) {
    console.error(paint(finding, formatFinding(finding)));
    if (finding.hint !== undefined) console.error(`    ${finding.hint}`);
  }
  if (findings.length > 0) console.error(`\nContent: ${countFindings(findings)}.`);
  return hasErrors(findings);
}

/** A line about what is going on; to standard error, so that the output of a command stays clean. */
export const say = (text: string): void => {
  console.error(text);
};
