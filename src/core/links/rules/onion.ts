import { quote, type Rule } from '../rule.ts';

/** What is wrong with the host name of an onion service. */
function describe(host: string): string {
  const name = host.split('.').at(-2) ?? '';
  if (/^[a-z2-7]{16}$/.test(name)) return 'is of version 2, which no longer works anywhere';
  if (name.length !== 56) return `has ${String(name.length)} characters before ".onion"; expected 56`;
  return 'has a wrong checksum: at least one character is wrong';
}

/** Onion addresses are of version 3 and carry a checksum. */
export const onion = {
  name: 'onion',
  severity: { own: 'error', other: 'error' },
  title: 'Onion addresses that cannot exist',
  hint: 'Copy the address again from its owner, or take it out.',
  check: ({ link, target, site }) =>
    target.kind === 'outside' &&
    target.url.hostname.endsWith('.onion') &&
    (link.use !== 'mention' || /[a-z2-7]{16}/.test(target.url.hostname)) &&
    !site.isOnion(target.url.hostname)
      ? {
          about: target.url.hostname,
          message: () => `${quote(target.url.hostname)} ${describe(target.url.hostname)}`,
        }
      : undefined,
} as const satisfies Rule;
