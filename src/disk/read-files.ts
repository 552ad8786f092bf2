import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { decodeUtf8 } from '../core/characters.ts';
import type { SourceFile } from '../core/document.ts';
import type { Finding } from '../core/finding.ts';

/** Largest file that is read, in bytes: a text of a FAQ is a hundred times smaller. */
const mostBytes = 1_000_000;

/** The files of a content folder, or what was wrong with them. Paths are inside the folder, with `/`. */
export interface FilesRead {
  files: SourceFile[];
  findings: Finding[];
}

const refuse = (file: string, code: string, message: string, hint: string): Finding => ({
  ...{ file, code, severity: 'error', line: 1, message, hint },
});

/** Hidden files and the backups of editors are nobody's content. */
const isIgnored = (name: string): boolean =>
  name.startsWith('.') || name.endsWith('~') || /^#.*#$/.test(name);

/** True when a path, links followed, stays inside a folder. */
function isInside(path: string, folder: string): boolean {
  try {
    const real = realpathSync(path);
    return real === folder || real.startsWith(folder + sep);
  } catch {
    return false;
  }
}

function readOne(path: string, name: string): SourceFile | Finding {
  if (statSync(path).size > mostBytes) {
    return refuse(
      name,
      'content/file-large',
      `the file is larger than ${String(mostBytes)} bytes`,
      'Divide it.',
    );
  }
  const decoded = decodeUtf8(readFileSync(path));
  return 'text' in decoded ? { path: name, text: decoded.text } : { ...decoded.remark, file: name };
}

/**
 * Reads one file of a content folder.
 * @param folder real path of the folder
 * @param path path of the file
 * @returns the file, a finding, or undefined when it is gone or nobody's content
 */
export function readFile(folder: string, path: string): SourceFile | Finding | undefined {
  const name = relative(folder, path).split(sep).join('/');
  if (name.split('/').some(isIgnored)) return undefined;
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (stat.isSymbolicLink() && !isInside(path, folder)) {
    return refuse(
      name,
      'content/link-outside',
      'found a symbolic link that leads out of the content folder or nowhere',
      'Put the file itself there.',
    );
  }
  return statSync(path).isFile() ? readOne(path, name) : undefined;
}

/**
 * Reads all files of a content folder, in the order of their names.
 * @param folder real path of the folder
 * @throws Error of node:fs when the folder itself cannot be read
 */
export function readFiles(folder: string): FilesRead {
  const result: FilesRead = { files: [], findings: [] };
  const visited = new Set<string>();
  const walk = (current: string): void => {
    const real = realpathSync(current);
    if (visited.has(real)) return;
    visited.add(real);
    for (const name of readdirSync(current).sort()) {
      const path = join(current, name);
      if (isIgnored(name)) continue;
      if (lstatSync(path).isSymbolicLink() && !isInside(path, folder)) add(readFile(folder, path));
      else if (statSync(path).isDirectory()) walk(path);
      else add(readFile(folder, path));
    }
  };
  const add = (one: ReturnType<typeof readFile>): void => {
    if (!one) return;
    if ('code' in one) result.findings.push(one);
    else result.files.push(one);
  };
  walk(folder);
  return result;
}
