/** A service that no longer exists, or a part of one. */
export interface DeadService {
  /** Host, with the start of a path where only that is gone: `trac.example.org`, `example.org/cgi-bin/list.py`. */
  address: string;
  /** What became of it, in a sentence without a full stop. */
  why: string;
  /** Where to link instead. */
  instead?: string | undefined;
}

const isHostOf = (host: string, name: string): boolean => host === name || host.endsWith(`.${name}`);

/** True for a path that is another or goes on from it: `/list` and `/list?x` and `/list/x`, but not `/lists`. */
const isPathBelow = (path: string, start: string): boolean =>
  path.startsWith(start) && (start.endsWith('/') || /^(?:$|[/?#;&])/.test(path.slice(start.length)));

/** The service of a list that an address belongs to; of two that fit the one with the longer address. */
export function findDeadService(url: URL, services: readonly DeadService[]): DeadService | undefined {
  const path = url.pathname + url.search;
  return services
    .filter(({ address }) => {
      const slash = address.indexOf('/');
      const host = slash < 0 ? address : address.slice(0, slash);
      return isHostOf(url.hostname, host) && (slash < 0 || isPathBelow(path, address.slice(slash)));
    })
    .sort((a, b) => b.address.length - a.address.length)[0];
}

/** What to do about a link to a dead service. */
export const deadHint = ({ instead }: DeadService): string =>
  instead === undefined
    ? 'Link to what took its place, or say it without a link.'
    : `Link to ${instead} instead.`;
