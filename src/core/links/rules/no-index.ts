import { quote, type Rule } from '../rule.ts';

/** A folder in which a server finds no index.html to show. */
export const noIndex = {
  name: 'no-index',
  severity: { own: 'error', other: 'error' },
  title: 'Folders without a page',
  hint: 'Link to a page in the folder, or give the folder an index.html.',
  check: ({ target, lookup }) =>
    target.kind === 'file' && lookup?.state === 'no-index'
      ? {
          about: target.path,
          message: () =>
            `${quote(target.path === '' ? './' : target.path)} is a folder without index.html; a server shows nothing there`,
        }
      : undefined,
} as const satisfies Rule;
