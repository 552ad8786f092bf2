import { quote, type Rule } from '../rule.ts';

/** `//example.org/`: http or https or file, whatever the page came by. */
export const protocolRelative = {
  name: 'protocol-relative',
  severity: { own: 'error', other: 'warning' },
  title: 'Addresses without their protocol',
  hint: 'Write https: before it: from a disk or an onion address it would lead elsewhere.',
  check: ({ link, target }) =>
    target.kind === 'outside' && !target.hasScheme
      ? { about: link.address, message: () => `${quote(link.address)} lacks its protocol; expected https:` }
      : undefined,
} as const satisfies Rule;
