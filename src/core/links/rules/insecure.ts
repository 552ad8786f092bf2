import { quote, type Rule } from '../rule.ts';

/** Plain http can be read and changed on the way; an onion service needs no https. */
export const insecure = {
  name: 'insecure',
  severity: { own: 'error', other: 'error' },
  title: 'Addresses without https',
  hint: 'Write https:// where the site has it; else link to another source.',
  check: ({ link, target }) => {
    const url = target.kind === 'outside' || target.kind === 'file' ? target.url : undefined;
    if (url?.protocol !== 'http:' || link.use === 'mention' || url.hostname.endsWith('.onion'))
      return undefined;
    return {
      about: link.address,
      message: () => `${quote(link.address)} is asked for over plain http; expected https`,
    };
  },
} as const satisfies Rule;
