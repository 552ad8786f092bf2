import type { LinkPlace } from '../link-finding.ts';
import { isLocalHost } from '../host.ts';

/** An address outside with the place at which it is mended. */
export interface OutsideAddress {
  /** As in URL.href. */
  url: string;
  file: string;
  line: number;
  column?: number;
  places: LinkPlace[];
}

/** A page that is asked for once, whatever number of addresses lead to it. */
export interface OutsidePage {
  /** Without a fragment. */
  url: string;
  /** Fragments that it should have, sorted. */
  fragments: string[];
}

/** True for the name of an onion service, which no name server may ever hear of (RFC 7686). */
export const isOnionHost = (host: string): boolean => /(?:^|\.)onion\.?$/i.test(host);

/** Kinds of hosts that are not asked unless somebody says so. */
export type Shunned = 'onion' | 'private';

/** Which hosts may be asked. */
export interface Reach {
  /** Through a Tor that knows the way to onion services. */
  onion: boolean;
  /** This machine and private networks. */
  private: boolean;
}

/** Why a host is not asked, or undefined. @param host as in URL.hostname */
export function findShunned(host: string, reach: Reach): Shunned | undefined {
  if (isOnionHost(host)) return reach.onion ? undefined : 'onion';
  return !reach.private && isLocalHost(host) ? 'private' : undefined;
}

/** The page of an address. */
export const pageOf = (url: string): string => url.replace(/#.*$/s, '');

/**
 * The fragment of an address that its page should have, without the text directive that browsers keep to themselves;
 * undefined where there is none to look for: the top of the page, and what a script of the page reads (`#!/a`, `#/a`).
 */
export function fragmentOf(url: string): string | undefined {
  const fragment = new URL(url).hash.slice(1).split(':~:')[0] ?? '';
  return fragment === '' || /^(?:top$|[!/])/i.test(fragment) ? undefined : fragment;
}

/** The pages of addresses, each once, sorted. */
export function groupByPage(addresses: readonly OutsideAddress[]): OutsidePage[] {
  const pages = new Map<string, Set<string>>();
  for (const { url } of addresses) {
    const page = pageOf(url);
    const fragments = pages.get(page) ?? new Set();
    pages.set(page, fragments);
    const fragment = fragmentOf(url);
    if (fragment !== undefined) fragments.add(fragment);
  }
  return [...pages]
    .map(([url, fragments]) => ({ url, fragments: [...fragments].sort() }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}
