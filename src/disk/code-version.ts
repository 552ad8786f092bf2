import { globSync, readFileSync } from 'node:fs';
import { sha256 } from './sha256.ts';

/** What anything that is kept between runs depends on beside its input: the code that made it, its packages and Node. */
const codeFiles = [
  ...['core', 'config', 'disk', 'integrations'].map((folder) => `src/${folder}/**/*.ts`),
  'package-lock.json',
];

/** Changes whenever what is made of the same content might. Undefined where the code cannot be read. */
export function findCodeVersion(): string | undefined {
  const files = codeFiles.flatMap((pattern) => globSync(pattern)).sort();
  if (!files.some((file) => file.endsWith('.ts')) || !files.includes('package-lock.json')) return undefined;
  const texts = files.map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')]);
  return sha256(JSON.stringify([process.version, texts]));
}
