import { createHash } from 'node:crypto';
import { remember } from '../core/remember.ts';
import drawing from '../styles/drawing.css?inline';
import legacy from '../styles/legacy.css?inline';
import search from '../styles/search.css?inline';
import site from '../styles/site.css?inline';
import status from '../styles/status.css?inline';
import tools from '../styles/tools.css?inline';

/** What kinds of pages have on top of the style that all have: drawings, old anchors, bars, a tool, the search. */
export type PageExtra = 'drawing' | 'legacy' | 'status' | 'tools' | 'search';

const extras: Record<PageExtra, string> = { drawing, legacy, status, tools, search };

/**
 * What a kind of page may run: the site's own scripts where it has a tool; the search page also loads its index from the
 * site and runs the WebAssembly that reads it.
 */
const allowed: Record<PageExtra, string> = {
  drawing: '',
  legacy: '',
  status: '',
  tools: "; script-src 'self'",
  search: "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
};

/** The styles of a page, small enough to be part of it; the first is the same on every page. */
export const pageStyles = (extra?: PageExtra): string[] =>
  extra === undefined ? [site] : [site, extras[extra]];

const hash = remember((text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

/**
 * What a page may load: the styles that are in it, and the site's own scripts where it has a tool. Holds from
 * `file://` and on any server.
 */
export function contentSecurityPolicy(extra?: PageExtra): string {
  const styles = pageStyles(extra).map(hash).join(' ');
  const scripts = extra === undefined ? '' : allowed[extra];
  return `default-src 'none'; style-src ${styles}${scripts}; base-uri 'none'; form-action 'none'`;
}
