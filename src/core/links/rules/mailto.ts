import { findMailtoFault } from '../mailto.ts';
import { quote, type Rule } from '../rule.ts';

/** `mailto:` as RFC 6068 has it. */
export const mailto = {
  name: 'mailto',
  severity: { own: 'error', other: 'error' },
  title: 'Mail addresses',
  hint: 'Write mailto:name@example.org; several are divided by commas, and a blank in a subject is %20.',
  check: ({ link, target }) => {
    if (target.kind !== 'scheme' || target.scheme !== 'mailto') return undefined;
    const fault = findMailtoFault(target.rest);
    if (fault === undefined) return undefined;
    return { about: link.address, message: () => `${quote(link.address)} starts no mail: ${fault}` };
  },
} as const satisfies Rule;
