import type { Finding, Remark } from './finding.ts';

/** Where in the settings files something stands, so that a finding can name the line. */
export interface SettingsLines {
  languages: (path: readonly PropertyKey[]) => number;
  outline: (path: readonly PropertyKey[]) => number;
  titles: (lang: string, path: readonly PropertyKey[]) => number;
  titleKeys: (lang: string, path: readonly PropertyKey[]) => number;
  site: (path: readonly PropertyKey[]) => number;
  words: (lang: string, path: readonly PropertyKey[]) => number;
  links: (path: readonly PropertyKey[]) => number;
  letters: (path: readonly PropertyKey[]) => number;
}

/** A remark about a file. */
export const at = (file: string, remark: Remark): Finding => ({ ...remark, file });
/** An error in a file. */
export const error = (file: string, line: number, code: string, message: string, hint: string): Finding =>
  at(file, { code, severity: 'error', line, message, hint });

/** An error that is about a file as a whole. */
export const refuseFile = (file: string, code: string, message: string, hint: string): Finding =>
  error(file, 1, code, message, hint);
