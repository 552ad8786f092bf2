import type { Remark } from './finding.ts';
import { didYouMean } from './nearest.ts';
import type { SitePage } from './site-map.ts';
import { compareTexts } from './texts.ts';

/**
 * addresses.lock: one address a line, sorted, without the language: `abuse.html`, `abuse.html#ddos`; pages outside
 * the languages start with `/`. Lines that start with # are comments. The file only grows.
 */

/** All addresses of the pages, sorted. */
export function listAddresses(pages: readonly SitePage[]): string[] {
  const addresses = pages.flatMap(({ path, anchors }) => [
    path,
    ...anchors.map((anchor) => `${path}#${anchor}`),
  ]);
  return [...new Set(addresses)].sort(compareTexts);
}

/** The addresses in the text of a lock file, with their lines. */
export function parseLock(text: string): { address: string; line: number }[] {
  return text
    .split(/\r?\n/)
    .map((address, index) => ({ address: address.trim(), line: index + 1 }))
    .filter(({ address }) => address !== '' && !address.startsWith('#'));
}

const lockHead = `# Every address that this site has ever published, without the language. It only grows:
# "npm run addresses" adds new ones, and a check fails when one of these is gone.
`;

/** The text of a lock file for these addresses. */
export function formatLock(addresses: Iterable<string>): string {
  return `${lockHead}${[...new Set(addresses)].sort(compareTexts).join('\n')}\n`;
}

/** An anchor that was on a page and now is on another. */
export interface MovedAnchor {
  anchor: string;
  /** Path of the page where it was. */
  from: string;
  /** Address where it is, without the language. */
  to: string;
}

/** Locked addresses that are not there now: moved to another page, or gone. */
export function compareLock(
  locked: readonly string[],
  pages: readonly SitePage[],
): { moved: MovedAnchor[]; gone: string[]; added: string[] } {
  const current = listAddresses(pages);
  const exists = new Set(current);
  const paths = new Set(pages.map(({ path }) => path));
  const places = new Map<string, string>();
  for (const { path, anchors } of pages) {
    for (const anchor of anchors) if (!places.has(anchor)) places.set(anchor, `${path}#${anchor}`);
  }
  const moved: MovedAnchor[] = [];
  const gone: string[] = [];
  for (const address of locked.filter((one) => !exists.has(one))) {
    const [from = '', anchor = ''] = address.split('#');
    const to = places.get(anchor);
    if (to !== undefined && paths.has(from)) moved.push({ anchor, from, to });
    else gone.push(address);
  }
  const known = new Set(locked);
  return { moved, gone, added: current.filter((address) => !known.has(address)) };
}

/** Holds the addresses of the pages against the lock file. */
export function checkLock(lockText: string, pages: readonly SitePage[]): Remark[] {
  const locked = parseLock(lockText);
  const lineOf = new Map(locked.map(({ address, line }) => [address, line]));
  const { gone, added } = compareLock(
    locked.map(({ address }) => address),
    pages,
  );
  const remarks = gone.map((address): Remark => ({
    code: 'addresses/vanished',
    severity: 'error',
    line: lineOf.get(address) ?? 1,
    message: `the published address "${address}" is gone from the site${didYouMean(address, added)}`,
    hint: 'Links of readers lead there. Bring the question back (as "status: retired" if need be), or add the old anchor to "legacy" of the text that answers it now.',
  }));
  const [first] = added;
  if (first !== undefined) {
    const others = added.length === 1 ? ' is' : ` and ${String(added.length - 1)} more are`;
    remarks.push({
      code: 'addresses/not-locked',
      severity: 'warning',
      line: 1,
      message: `"${first}"${others} not in the lock yet`,
      hint: 'Run "npm run addresses" and commit the file.',
    });
  }
  return remarks;
}
