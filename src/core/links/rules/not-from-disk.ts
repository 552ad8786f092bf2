import { isNotFoundPage, quote, type Rule } from '../rule.ts';

/** What needs a server: addresses that start at its root, and folders, of which it shows index.html. */
export const notFromDisk = {
  name: 'not-from-disk',
  severity: { own: 'error', other: 'off' },
  title: 'Links that need a server',
  hint: 'Write the address relative to the page and with the name of its file: ../en/index.html',
  check: ({ file, link, target, lookup }) => {
    if (target.kind !== 'file' || isNotFoundPage(file)) return undefined;
    if (link.use !== 'hyperlink' && link.use !== 'resource') return undefined;
    const isFolder = lookup?.state === 'found' && lookup.isFolder;
    if (target.by !== 'root' && !isFolder) return undefined;
    return {
      about: link.address,
      message: () => `${quote(link.address)} leads nowhere in a copy of the site on a disk`,
    };
  },
} as const satisfies Rule;
