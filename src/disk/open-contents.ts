import { realpathSync } from 'node:fs';
import type { ContentSource } from './content-source.ts';

const registryKey: unique symbol = Symbol.for('onion-faq.content-sources');

/**
 * The content folders that this process has opened, by their real paths. Astro loads its configuration, its content
 * loaders and its pages as separate copies of the same modules; the global registry lets them share what was read.
 */
export function openContents(): Map<string, ContentSource> {
  const registry = globalThis as { [registryKey]?: Map<string, ContentSource> };
  const sources = registry[registryKey] ?? new Map<string, ContentSource>();
  registry[registryKey] = sources;
  return sources;
}

/**
 * A content folder that the command has opened before Astro started.
 * @throws Error when it has not
 */
export function findOpenContent(folder: string): ContentSource {
  const source = openContents().get(realpathSync(folder));
  if (!source) throw new Error(`${folder} is not open: start the build with "npm run build"`);
  return source;
}
