import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { decodeUtf8 } from '../core/characters.ts';
import type { SourceFile } from '../core/document.ts';
import { refuseFile } from '../core/catalog-finding.ts';
import type { Finding } from '../core/finding.ts';

/** Largest file that is read, in bytes: a text of a FAQ is a hundred times smaller. */
const mostBytes = 200_000;

/** The files of a content folder, or what was wrong with them. Paths are inside the folder, with `/`. */
export interface FilesRead {
  files: SourceFile[];
  findings: Finding[];
}

/** Hidden files and folders are nobody's content, nor are the backups of editors. */
const isHidden = (name: string): boolean => name.startsWith('.');
const isBackup = (name: string): boolean => name.endsWith('~') || /^#.*#$/.test(name);

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
    return refuseFile(
      name,
      'content/file-large',
      `the file is larger than ${String(mostBytes)} bytes`,
      'Divide it.',
    );
  }
  const decoded = decodeUtf8(readFileSync(path));
  return 'text' in decoded ? { path: name, text: decoded.text } : { ...decoded.remark, file: name };
}

const isPassedOver = (path: string): boolean =>
  path.split('/').some(isHidden) || isBackup(path.split('/').at(-1) ?? '');

/**
 * Reads one file of a content folder.
 * @param folder real path of the folder
 * @param path path of the file
 * @returns the file, a finding, or undefined when it is gone, a folder or nobody's content
 */
export function readFile(folder: string, path: string): SourceFile | Finding | undefined {
  const name = relative(folder, path).split(sep).join('/');
  if (name.startsWith('../') || isPassedOver(name)) return undefined;
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  const isLeadingOut = !isInside(path, folder);
  const isFolderLink = !isLeadingOut && stat.isSymbolicLink() && statSync(path).isDirectory();
  if (isFolderLink || isLeadingOut) {
    const what = isFolderLink ? 'to a folder' : 'that leads out of the content folder or nowhere';
    return refuseFile(
      name,
      'content/link-outside',
      `found a symbolic link ${what}; expected files`,
      'Put the files themselves there.',
    );
  }
  return statSync(path).isFile() ? readOne(path, name) : undefined;
}

/**
 * Reads all files of a content folder, in the order of their names. Links to folders are not followed.
 * @param folder real path of the folder
 * @throws Error of node:fs when the folder itself cannot be read
 */
export function readFiles(folder: string): FilesRead {
  const result: FilesRead = { files: [], findings: [] };
  const walk = (current: string): void => {
    for (const entry of readdirSync(current, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(current, entry.name);
      if (isHidden(entry.name)) continue;
      if (entry.isDirectory()) {
        walk(path);
        continue;
      }
      const one = readFile(folder, path);
      if (one && 'code' in one) result.findings.push(one);
      else if (one) result.files.push(one);
    }
  };
  walk(folder);
  return result;
}
