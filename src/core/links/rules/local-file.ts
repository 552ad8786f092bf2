import { quote, type Rule } from '../rule.ts';

/** Files of the machine on which the page was written: `file:`, `C:\`, `\\server\share`. */
export const localFile = {
  name: 'local-file',
  severity: { own: 'error', other: 'error' },
  title: 'Files of one machine',
  hint: 'Put the file into the site and link to it by a relative address.',
  check: ({ link, target }) =>
    (target.kind === 'scheme' && (target.scheme === 'file' || target.scheme.length === 1)) ||
    link.address.trimStart().startsWith('\\\\')
      ? {
          about: link.address,
          message: () => `${quote(link.address)} is a file of one machine; readers do not have it`,
        }
      : undefined,
} as const satisfies Rule;
