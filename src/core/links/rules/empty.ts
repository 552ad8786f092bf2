import type { Rule } from '../rule.ts';

/** An address that was forgotten. `href="#"` is none: it leads to the top of the page. */
export const empty = {
  name: 'empty-address',
  severity: { own: 'error', other: 'error' },
  title: 'Empty addresses',
  hint: 'Write where it leads, or make it no link.',
  check: ({ link, target }) =>
    target.kind === 'empty'
      ? {
          about: link.holder,
          message: () => `found an empty address in "${link.holder}"; expected where it leads`,
        }
      : undefined,
} as const satisfies Rule;
