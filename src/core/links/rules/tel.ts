import { quote, type Rule } from '../rule.ts';

/**
 * `tel:` as RFC 3966 has it: a number that starts with + and may be divided by hyphens, dots and brackets, or a local
 * one such as an emergency number; parameters follow semicolons.
 */
const number =
  /^(?:\+[-.()]*\d(?:[\d.()-]*\d)?[.()-]*|[\dA-D*#.()-]*\d[\dA-D*#.()-]*)(?:;[a-z0-9-]+(?:=[^;\s]+)?)*$/i;

export const tel = {
  name: 'tel',
  severity: { own: 'error', other: 'error' },
  title: 'Telephone numbers',
  hint: 'Write tel:+49-30-1234567: a plus, the country, digits, and no blanks.',
  check: ({ link, target }) =>
    target.kind === 'scheme' && target.scheme === 'tel' && !number.test(target.rest)
      ? { about: link.address, message: () => `${quote(link.address)} is no telephone number` }
      : undefined,
} as const satisfies Rule;
