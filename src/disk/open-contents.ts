import type { Loader } from 'astro/loaders';
import { realpathSync } from 'node:fs';
import type { Content } from '../config/content.ts';
import { remember } from '../core/remember.ts';
import type { Text } from '../core/model.ts';

/** What pages take from a content folder that was opened. */
export interface OpenContent {
  /** The content as it is now, checked. */
  readonly content: Content;
  /** HTML of a question or page; links keep their names. Undefined for one that could not be parsed. */
  html(text: Pick<Text, 'kind' | 'id' | 'file'>): string | undefined;
  /** Hands the pages to Astro. The configuration puts it here, for the part of it that Astro loads by itself. */
  loadPages?: Loader['load'];
}

const registryKey: unique symbol = Symbol.for('onion-faq.content-sources');

/**
 * The content folders that this process has opened, by their real paths. Astro loads its configuration, its content
 * loaders and its pages as separate copies of the same modules; the global registry lets them share what was read.
 */
export function openContents(): Map<string, OpenContent> {
  const registry = globalThis as { [registryKey]?: Map<string, OpenContent> };
  const sources = registry[registryKey] ?? new Map<string, OpenContent>();
  registry[registryKey] = sources;
  return sources;
}

/** Every answer asks for it. */
const realPath = remember((folder: string) => realpathSync(folder));

/** A content folder, if the command has opened it. */
export const lookUpContent = (folder: string): OpenContent | undefined =>
  openContents().get(realPath(folder));

/**
 * A content folder that the command has opened before Astro started.
 * @throws Error when it has not
 */
export function findOpenContent(folder: string): OpenContent {
  const source = lookUpContent(folder);
  if (!source) throw new Error(`${folder} is not open: start the build with "npm run build"`);
  return source;
}
