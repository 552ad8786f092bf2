import { resolve } from 'node:path';
import { sha256 } from './sha256.ts';

/** Environment variables by which a command tells Astro's configuration and loaders what to build. */
export const contentVariable = 'ONION_FAQ_CONTENT';
export const outVariable = 'ONION_FAQ_OUT';
/** While a site is built: where the last one lies. */
export const lastVariable = 'ONION_FAQ_LAST';
/** Set in the development server, which also shows languages in preparation. */
export const previewVariable = 'ONION_FAQ_PREVIEW';

/** The content folder of this run. */
export const contentFolder = (): string => resolve(process.env[contentVariable] ?? 'content');

/** Where the site of this run is written. */
export const outFolder = (): string => resolve(process.env[outVariable] ?? 'dist');

/** Where the site lies that this build will replace; undefined outside of a build. */
export const lastSiteFolder = (): string | undefined => process.env[lastVariable];

/** True in the development server. */
export const isPreview = (): boolean => process.env[previewVariable] === '1';

/** A name for what belongs to a content folder. */
export const cacheName = (content: string): string => sha256(content).slice(0, 16);

/** Where the copy of a content folder with the pseudo-language lies while it is used. */
export const pseudoFolder = (content = contentFolder()): string =>
  resolve('.cache', `${cacheName(content)}-pseudo`);

/** Where each running build has its folder, named for its process. */
export const buildsFolder = (): string => resolve('.cache', 'builds');
