import type { Rule } from '../rule.ts';

/** A link that does nothing where scripts are off, as in the safest setting of some browsers. */
export const script = {
  name: 'script',
  severity: { own: 'error', other: 'warning' },
  title: 'Links that are scripts',
  hint: 'Link to a page that does the same, or use a button that a script adds.',
  check: ({ link, target }) =>
    target.kind === 'scheme' && target.scheme === 'javascript'
      ? {
          about: link.address,
          message: () => `"javascript:" leads nowhere where scripts are off; expected an address`,
        }
      : undefined,
} as const satisfies Rule;
