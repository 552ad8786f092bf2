/** A service that no longer exists, or a part of one. */
export interface DeadService {
  /**
   * A host, which stands for all hosts below it (`trac.example.org`), or a host with the start of a path where only
   * that is gone (`example.org/cgi-bin/list.py`, which is www.example.org as well).
   */
  address: string;
  /** What became of it, in a sentence without a full stop. */
  why: string;
  /** Where to link instead. */
  instead?: string | undefined;
}

/** True for a path that is another or goes on from it: `/list` and `/list?x` and `/list/x`, but not `/lists`. */
const isPathBelow = (path: string, start: string): boolean =>
  path.startsWith(start) && (start.endsWith('/') || /^(?:$|[/?#;&])/.test(path.slice(start.length)));

function belongsTo(url: URL, { address }: DeadService): boolean {
  const { hostname } = url;
  const slash = address.indexOf('/');
  if (slash < 0) return hostname === address || hostname.endsWith(`.${address}`);
  const host = address.slice(0, slash);
  const isHost = hostname === host || hostname === `www.${host}`;
  return isHost && isPathBelow(url.pathname + url.search, address.slice(slash));
}

/** The service of a list that an address belongs to; of two that fit the one with the longer address. */
export const findDeadService = (url: URL, services: readonly DeadService[]): DeadService | undefined =>
  services
    .filter((service) => belongsTo(url, service))
    .sort((a, b) => b.address.length - a.address.length)[0];

/** What to do about a link to a dead service. */
export const deadHint = ({ instead }: DeadService): string =>
  instead === undefined
    ? 'Link to what took its place, or say it without a link.'
    : `Link to ${instead} instead.`;
