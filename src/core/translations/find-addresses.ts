import { isFieldValue } from '../letters/field-values.ts';

/**
 * Finds what looks like an address in a text: of the web, of mail, of a host or a machine. A translation has no other
 * than its source, so that nobody can lead readers elsewhere with a patch that reviewers cannot read.
 */

const withScheme = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`)\]}]+/gi;
const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const ipv4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;
const ipv6 = /(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi;
const host = /(?<![\w.@-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?<end>[a-z]{2,12})(?![\w-])/g;

/** Endings of host names that are no countries; a host needs a known one, or "etc.and" would be taken for one. */
const endings = new Set(
  'com org net edu gov int mil info biz dev app onion xyz online site top club shop blog cloud tech page link live news'.split(
    ' ',
  ),
);

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** A top-level domain that exists: one of the list, or that of a country. */
const isEnding = (end: string): boolean =>
  endings.has(end) || (end.length === 2 && regions.of(end.toUpperCase()) !== undefined);

const trim = (address: string): string => address.replace(/[.,;:!?…]+$/, '').toLowerCase();

/** What every address has in it; most sentences have none of it, and the patterns above are slow. */
const hint = /:\/\/|@|\.[a-z0-9]|:[0-9a-f]{0,4}:/i;

/** All addresses of a text, in lower case, each once. */
export function findAddresses(text: string): string[] {
  if (!hint.test(text)) return [];
  const machines = (text.match(ipv6) ?? []).filter((found) => found.length > 2 && isFieldValue('ip', found));
  const full = [withScheme, mail, ipv4].flatMap((pattern): string[] => text.match(pattern) ?? []);
  const hosts = [...text.matchAll(host)]
    .filter(({ groups }) => isEnding(groups?.['end'] ?? ''))
    .map(([found]) => found)
    .filter((found) => found.replace(/\.[a-z]+$/, '').length > 1)
    .filter((found) => !full.some((one) => one.toLowerCase().includes(found)));
  return [...new Set([...full, ...machines, ...hosts].map(trim))];
}
