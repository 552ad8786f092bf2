import { quote, type Rule } from '../rule.ts';

/** A relative address that climbs out of the folder of the site. */
export const outsideSite = {
  name: 'outside-site',
  severity: { own: 'error', other: 'error' },
  title: 'Links out of the folder of the site',
  hint: 'Take a "../" away, or put the file into the site.',
  check: ({ link, target }) =>
    target.kind === 'beyond'
      ? {
          about: link.address,
          message: () =>
            `${quote(link.address)} leads out of the folder of the site, to ${quote(target.path)}`,
        }
      : undefined,
} as const satisfies Rule;
