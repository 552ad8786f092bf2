import { quote, type Rule } from '../rule.ts';

/** Addresses that no browser understands, and files that are not what they should be. */
export const unreadable = {
  name: 'unreadable',
  severity: { own: 'error', other: 'error' },
  title: 'Addresses and files that cannot be read',
  hint: 'Correct how it is written.',
  check: ({ link, target }) =>
    target.kind === 'malformed' && link.use !== 'mention'
      ? { about: link.address, message: () => `${quote(link.address)} is no address: ${target.reason}` }
      : undefined,
  checkFiles: ({ linked }) =>
    [...linked.values()].flatMap(({ path, faults }) =>
      faults.map(({ message, ...place }) => ({ path, place, about: message, message: () => message })),
    ),
} as const satisfies Rule;
