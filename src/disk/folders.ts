import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

/** Environment variables by which a command tells Astro's configuration and loaders what to build. */
export const contentVariable = 'ONION_FAQ_CONTENT';
export const outVariable = 'ONION_FAQ_OUT';
/** Set in the development server, which also shows languages in preparation. */
export const previewVariable = 'ONION_FAQ_PREVIEW';

/** The content folder of this run. */
export const contentFolder = (): string => resolve(process.env[contentVariable] ?? 'content');

/** Where the site of this run is written. */
export const outFolder = (): string => resolve(process.env[outVariable] ?? 'dist');

/** True in the development server. */
export const isPreview = (): boolean => process.env[previewVariable] === '1';

/** A folder for what may be thrown away; each content folder has its own. */
export function cacheFolder(content = contentFolder()): string {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return resolve('.cache', name);
}
