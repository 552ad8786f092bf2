import { createHash } from 'node:crypto';
import style from '../styles/site.css?inline';

/** The style of every page, small enough to be part of it. */
export { style };

const hash = createHash('sha256').update(style).digest('base64');

/** What a page may load: nothing but the style that is in it. Holds from `file://` and on any server. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
