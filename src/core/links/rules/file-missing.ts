import { quote, type LinkCase, type Rule } from '../rule.ts';

function suggest({ target, index }: LinkCase): string {
  const nearest = target.kind === 'file' ? index.suggestFile(target.path) : undefined;
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

/** The file that an address leads to is not in the site. */
export const fileMissing = {
  name: 'file-missing',
  severity: { own: 'error', other: 'error' },
  title: 'Files that are not there',
  hint: 'Correct the address, or put the file there.',
  check: (link) =>
    link.target.kind === 'file' && link.lookup?.state === 'missing'
      ? {
          about: link.target.path,
          message: () =>
            `there is no file ${quote(link.target.kind === 'file' ? link.target.path : '')} in the site${suggest(link)}`,
        }
      : undefined,
} as const satisfies Rule;
