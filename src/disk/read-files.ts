import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { decodeUtf8 } from '../core/characters.ts';
import type { SourceFile } from '../core/document.ts';
import { refuseFile } from '../core/catalog-finding.ts';
import type { Finding } from '../core/finding.ts';

/** Largest file of a language that is read, in bytes: a text of a FAQ is a hundred times smaller. */
const mostBytes = 200_000;
/** Largest settings file: the list of addresses grows with the site, and has 200,000 bytes at a thousand questions. */
const mostSettingsBytes = 20_000_000;

/** A file found in a content folder. */
export interface FoundFile {
  path: string;
  /** Path inside the folder, with `/`. */
  name: string;
  /** Changes whenever the file is written: time, size and number of the file, its link followed. */
  signature: string;
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

function readOne(path: string, name: string, size: number): SourceFile | Finding {
  const most = name.includes('/') ? mostBytes : mostSettingsBytes;
  if (size > most) {
    return refuseFile(
      name,
      'content/file-large',
      `the file is larger than ${String(most)} bytes`,
      'Divide it.',
    );
  }
  const decoded = decodeUtf8(readFileSync(path));
  return 'text' in decoded ? { path: name, text: decoded.text } : { ...decoded.remark, file: name };
}

/**
 * Reads one file of a content folder.
 * @param folder real path of the folder
 * @returns the file, a finding, or undefined when it is gone or no file
 */
export function readFile(folder: string, { path, name }: FoundFile): SourceFile | Finding | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  // The folders above it are no links, so a file that is none itself lies where it seems to.
  if (stat.isFile()) return readOne(path, name, stat.size);
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
  const target = statSync(path);
  return target.isFile() ? readOne(path, name, target.size) : undefined;
}

function sign(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat ? [stat.mtimeNs, stat.ctimeNs, stat.size, stat.ino].join(' ') : 'none';
}

/** Signature of a path; a link that leads nowhere or in a circle has none. */
function signatureOf(path: string): string {
  try {
    return sign(path);
  } catch {
    return 'none';
  }
}

/**
 * Lists all files of a content folder, in the order of their names. Links to folders are not followed.
 * @param folder real path of the folder
 * @throws Error of node:fs when the folder itself cannot be read
 */
export function listFiles(folder: string): FoundFile[] {
  const found: FoundFile[] = [];
  const walk = (current: string): void => {
    const entries = readdirSync(current, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(current, entry.name);
      if (isHidden(entry.name)) continue;
      const name = relative(folder, path).split(sep).join('/');
      if (entry.isDirectory()) walk(path);
      else if (!isBackup(entry.name)) found.push({ path, name, signature: signatureOf(path) });
    }
  };
  walk(folder);
  return found;
}
