import type { FoundLink, LinkedFile } from './linked-file.ts';

/** Where an address leads, as a browser understands it (https://url.spec.whatwg.org/). */
export type Target =
  | { kind: 'empty' }
  | { kind: 'malformed'; reason: string }
  /** mailto:, tel:, javascript: ... `rest` is what stands behind the colon. */
  | { kind: 'scheme'; scheme: string; rest: string }
  /** Above or beside the folder of the site. */
  | { kind: 'beyond'; path: string }
  | {
      kind: 'file';
      /** From the root of the site, percent signs decoded; ends in `/` for a folder, empty for the root. */
      path: string;
      /** What stands behind #, as a browser writes it; undefined without #. */
      fragment: string | undefined;
      /** relative: to the page. root: starts with `/`. absolute: with one of the site's own hosts. */
      by: 'relative' | 'root' | 'absolute';
      /** The address with its host, where it has one. */
      url?: URL;
    }
  | { kind: 'outside'; url: URL; hasScheme: boolean };

/** Where a site is at home. */
export interface Home {
  /** Host with its port, as in URL. */
  host: string;
  /** Path of the front page, ending in `/`. */
  path: string;
}

/** @param address address of the front page, ending in `/` */
export function parseHome(address: string): Home {
  const { host, pathname } = new URL(address);
  return { host, path: pathname.endsWith('/') ? pathname : `${pathname}/` };
}

/** The site lies here while addresses are resolved: what leads out of the folder loses the path of it. */
const origin = 'https://site.invalid';
const mount = '/-site-/';

/** What relative addresses of a file start from. */
export interface Base {
  url: string;
  /** Where the file itself lies. */
  file: string;
  /** True when `<base>` made them start at the root of the server. */
  isRooted: boolean;
}

/** What the relative addresses of a file start from: the file, or its `<base>`. */
export function findBase({ path, base }: LinkedFile): Base {
  const url = `${origin}${mount}${path.split('/').map(encodeURIComponent).join('/')}`;
  const parsed = base === undefined ? null : URL.parse(base, url);
  if (!parsed || /^(?:data|javascript):$/.test(parsed.protocol)) return { url, file: url, isRooted: false };
  return {
    url: parsed.href,
    file: url,
    isRooted: parsed.origin === origin && !parsed.pathname.startsWith(mount),
  };
}

/**
 * What the address of a link starts from. No `<base>` holds where `#a` means the file itself
 * (https://www.w3.org/TR/css-values-4/#local-urls).
 */
export const baseOf = ({ address, isOwn = false }: FoundLink, base: Base): Base =>
  isOwn && /^\s*#/.test(address) ? { ...base, url: base.file, isRooted: false } : base;

function decode(path: string): string | undefined {
  if (!path.includes('%')) return path;
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** The fragment without #, and without the text directive that browsers keep to themselves. */
function fragmentOf(url: URL): string | undefined {
  if (!url.href.includes('#')) return undefined;
  return url.hash.slice(1).split(':~:')[0] ?? '';
}

function inSite(url: URL, path: string, by: 'relative' | 'root' | 'absolute'): Target {
  const decoded = decode(path);
  if (decoded === undefined) {
    const reason = 'its percent signs stand for no text; expected UTF-8, such as %C3%BC for ü, and %25 for %';
    return { kind: 'malformed', reason };
  }
  const target: Target = { kind: 'file', path: decoded, fragment: fragmentOf(url), by };
  return by === 'absolute' ? { ...target, url } : target;
}

/** The path inside the site of a path on its server: below the longest home that fits. */
function belowHome(pathname: string, homes: readonly Home[]): string | undefined {
  const fitting = homes.filter(({ path }) => pathname.startsWith(path) || `${pathname}/` === path);
  const longest = fitting.sort((a, b) => b.path.length - a.path.length)[0];
  return longest && pathname.slice(longest.path.length);
}

const somewhere: readonly Home[] = [{ host: '', path: '/' }];

function resolveHere(url: URL, isRooted: boolean, homes: readonly Home[]): Target {
  const { pathname } = url;
  if (pathname.startsWith(mount)) return inSite(url, pathname.slice(mount.length), 'relative');
  const path = isRooted ? belowHome(pathname, homes.length === 0 ? somewhere : homes) : undefined;
  return path === undefined ? { kind: 'beyond', path: pathname } : inSite(url, path, 'root');
}

const hostName =
  /^(?:\[[0-9a-f:.]+\]|(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.?)$/;

function resolveAbsolute(url: URL, hasScheme: boolean, homes: readonly Home[]): Target {
  if (!hostName.test(url.hostname)) return { kind: 'malformed', reason: `"${url.hostname}" is no host name` };
  const home = homes.filter(({ host }) => host === url.host);
  const path = belowHome(url.pathname, home);
  return path === undefined ? { kind: 'outside', url, hasScheme } : inSite(url, path, 'absolute');
}

/**
 * Where an address leads.
 * @param text the address as it stands in the file
 * @param base from {@link findBase}
 * @param homes where the site is at home; empty when that is not known
 */
export function resolveAddress(text: string, base: Base, homes: readonly Home[]): Target {
  // What browsers do first: blanks at the ends, line breaks and tabs anywhere are no part of the address.
  const address = text.replace(/^[\0-\x20]+|[\0-\x20]+$|[\t\n\r]/g, '');
  if (address === '') return { kind: 'empty' };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    return { kind: 'scheme', scheme, rest: address.slice(scheme.length + 1) };
  if (scheme !== undefined && !/^[a-z]+:\/\/[^/\\]/i.test(address))
    return { kind: 'malformed', reason: `expected ${scheme}:// and the name of a host` };
  const url = URL.parse(address, base.url);
  if (!url) return { kind: 'malformed', reason: 'no browser can read it' };
  if (url.origin !== origin)
    return resolveAbsolute(url, scheme !== undefined || !/^[\\/]{2}/.test(address), homes);
  return resolveHere(url, base.isRooted || /^[\\/]/.test(address), homes);
}
