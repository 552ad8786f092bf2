import type { Hop } from './answer.ts';
import { fragmentOf, type OutsidePage } from './outside-address.ts';

/** What a way of redirects means for whoever wrote the address. */

const permanent = new Set([301, 308]);

/** A new address of a page, and the words that lead to it. */
export interface Moved {
  kind: 'has moved for good to' | 'answers over https:';
  to: string;
  status: number;
}

/** The same address but for its protocol. */
function isSecured(from: string, to: string): boolean {
  const [a, b] = [new URL(from), new URL(to)];
  return a.protocol === 'http:' && b.protocol === 'https:' && a.href.slice(5) === b.href.slice(6);
}

/**
 * Where a page has moved for good: to the end of the permanent redirects that the way begins with. What comes after a
 * temporary one is no new address. A step from http to https is always one, whatever its status.
 * @param url the address as written, with its fragment
 * @returns undefined when the address should stay as it is
 */
export function findMovedTo(url: string, hops: readonly Hop[]): Moved | undefined {
  let from = url.replace(/#.*$/s, '');
  let { hash } = new URL(url);
  let moved: Moved | undefined;
  for (const { status, to, hash: own = hash } of hops) {
    const secured = isSecured(from, to);
    if (!secured && !permanent.has(status)) break;
    const kind =
      secured && moved?.kind !== 'has moved for good to' ? 'answers over https:' : 'has moved for good to';
    moved = { kind, to, status };
    from = to;
    hash = own;
  }
  return moved && { ...moved, to: moved.to + hash };
}

/** The address at which readers arrive: the fragment stays until a redirect has its own (RFC 9110, 10.2.2). */
export function findLanding(url: string, hops: readonly Hop[]): string {
  const last = hops.at(-1);
  if (!last) return url;
  const own = hops.findLast((hop) => hop.hash !== undefined)?.hash;
  return last.to + (own ?? new URL(url).hash);
}

/** The fragments to look for on the page at which the redirects of another page end. */
export function findFragments({ url, fragments }: OutsidePage, hops: readonly Hop[]): string[] {
  const landed = fragments.map((fragment) => fragmentOf(findLanding(`${url}#${fragment}`, hops)));
  return [...new Set(landed.filter((fragment) => fragment !== undefined))];
}

/** The front page of a site, or of one of its languages. */
const isHome = ({ pathname, search }: URL): boolean =>
  search === '' && /^\/(?:[a-z]{2}(?:-[a-z]{2,4})?\/?)?(?:(?:index|home|default)\.\w{3,5})?$/i.test(pathname);

/** True when an address of something else ended at a front page: many sites do that with what is gone. */
export function isLostToHome(url: string, hops: readonly Hop[]): boolean {
  const last = hops.at(-1);
  return last !== undefined && !isHome(new URL(url)) && isHome(new URL(last.to));
}

/** The first address of plain http that an address of https leads to; an onion address needs no https. */
export function findDowngrade(url: string, hops: readonly Hop[]): string | undefined {
  if (!url.startsWith('https:')) return undefined;
  return hops.find(({ to }) => to.startsWith('http:') && !new URL(to).hostname.endsWith('.onion'))?.to;
}
