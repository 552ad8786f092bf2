import type { Finding } from '../finding.ts';

/** What readers can live with while a site is being written, but no release may have. */
const forbidden = new Set(['translation/urgent-missing']);

/**
 * The findings of the content as a release has to take them: what is a warning in a build is an error here.
 * @param findings of a checked content folder
 */
export const raiseForRelease = (findings: readonly Finding[]): Finding[] =>
  findings.map((finding) => (forbidden.has(finding.code) ? { ...finding, severity: 'error' } : finding));
