import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { dropLeftovers } from './processes.ts';
import { sha256 } from './sha256.ts';

/**
 * A value on disk that was made from something with a digest: `<digest of the rest> <digest> <JSON>`.
 * @returns undefined when there is none, when it was made from something else, and when it is damaged
 */
export function readKept(path: string, digest: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const rest = text.slice(65);
  const isWhole = text.slice(0, 65) === `${sha256(rest)} `;
  return isWhole && rest.startsWith(`${digest} `) ? JSON.parse(rest.slice(digest.length + 1)) : undefined;
}

/** Keeps such a value. Another process may read it meanwhile, so the file is always whole. What one that was stopped here has left goes. */
export function writeKept(path: string, digest: string, value: unknown): void {
  const rest = `${digest} ${JSON.stringify(value)}`;
  const next = `${path}.${String(process.pid)}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(next, `${sha256(rest)} ${rest}`);
  renameSync(next, path);
  dropLeftovers(dirname(path), `${basename(path)}.`);
}
