import { quote, type Rule } from '../rule.ts';

/** A file that is there only with other capitals: it works on some machines and not on the server. */
export const fileCase = {
  name: 'file-case',
  severity: { own: 'error', other: 'error' },
  title: 'Capitals in the names of files',
  hint: 'Write the name exactly as the file has it: servers tell capitals apart, and an accent from its parts.',
  check: ({ target, lookup }) =>
    target.kind === 'file' && lookup?.state === 'other-case'
      ? {
          about: target.path,
          message: () =>
            `there is no file ${quote(target.path)}; its name is written ${quote(lookup.actual)}`,
        }
      : undefined,
} as const satisfies Rule;
