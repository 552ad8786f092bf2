import { globSync, readFileSync } from 'node:fs';
import { sha256 } from './sha256.ts';

/** What parsed texts and the full-text index depend on beside the content: the code that makes them, and its packages. */
const textFiles = [
  ...['core', 'config', 'disk', 'integrations'].map((folder) => `src/${folder}/**/*.ts`),
  'package-lock.json',
];

/** What pages depend on beside the content. */
export const pageFiles = ['src/**/*.*', 'astro.config.mjs', 'package-lock.json'] as const;

/**
 * Changes whenever what is made of the same content might: with the code, its packages and Node. Undefined where the
 * code cannot be read.
 * @param patterns the files of the code
 */
export function findCodeVersion(patterns: readonly string[] = textFiles): string | undefined {
  const files = patterns.flatMap((pattern) => globSync(pattern)).sort();
  if (!files.some((file) => file.endsWith('.ts')) || !files.includes('package-lock.json')) return undefined;
  const texts = files.map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')]);
  return sha256(JSON.stringify([process.version, texts]));
}
