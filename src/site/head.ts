import { createHash } from 'node:crypto';
import style from '../styles/site.css?inline';

/** The style of every page, small enough to be part of it. */
export { style };

const hash = createHash('sha256').update(style).digest('base64');

/** Kinds of policies: a page to read runs nothing; one with a tool runs the site's own scripts. */
export type PagePolicy = 'text' | 'script';

const allowed: Record<PagePolicy, string> = {
  text: '',
  script: "; script-src 'self'",
};

/** What a page may load: the style that is in it, and on top what its kind needs. Holds from `file://` and on any server. */
export const contentSecurityPolicy = (policy: PagePolicy): string =>
  `default-src 'none'; style-src 'sha256-${hash}'${allowed[policy]}; base-uri 'none'; form-action 'none'`;
