import { isLocalHost } from '../host.ts';
import { quote, type Rule } from '../rule.ts';

/** A host that only the writer has. In running text it may well be an example. */
export const localHost = {
  name: 'local-host',
  severity: { own: 'error', other: 'error' },
  title: 'Hosts that only one network has',
  hint: 'Link to a public address, or by a relative one to a page of this site.',
  check: ({ link, target }) =>
    target.kind === 'outside' && link.use !== 'mention' && isLocalHost(target.url.hostname)
      ? {
          about: link.address,
          message: () =>
            `${quote(link.address)} leads to ${quote(target.url.hostname)}, which is another machine for every reader`,
        }
      : undefined,
} as const satisfies Rule;
