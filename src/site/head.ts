import { createHash } from 'node:crypto';
import drawing from '../styles/drawing.css?inline';
import site from '../styles/site.css?inline';
import status from '../styles/status.css?inline';
import tools from '../styles/tools.css?inline';

/** What kinds of pages have on top of the style that all have: drawings, bars, or the tool of a script. */
export type PageExtra = 'drawing' | 'status' | 'tools';

const extras: Record<PageExtra, string> = { drawing, status, tools };

/** The styles of a page, small enough to be part of it; the first is the same on every page. */
export const pageStyles = (extra?: PageExtra): string[] =>
  extra === undefined ? [site] : [site, extras[extra]];

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * What a page may load: the styles that are in it, and the site's own scripts where it has a tool. Holds from
 * `file://` and on any server.
 */
export function contentSecurityPolicy(extra?: PageExtra): string {
  const styles = pageStyles(extra).map(hash).join(' ');
  const scripts = extra === 'tools' ? "; script-src 'self'" : '';
  return `default-src 'none'; style-src ${styles}${scripts}; base-uri 'none'; form-action 'none'`;
}
