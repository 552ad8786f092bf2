import type { FieldType } from '../model.ts';

/** What may be filled into a field. Used by the command and, in the browser, by the page of a letter. */

const isByte = (text: string): boolean => /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= 255;

const isIpv4 = (text: string): boolean => {
  const parts = text.split('.');
  return parts.length === 4 && parts.every(isByte);
};

/** IPv6 as text: eight groups, one run of zeros shortened to `::`, the last two as IPv4 (RFC 4291, section 2.2). */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const count = groups.length + (last.includes('.') ? 1 : 0);
  const isGroup = (group: string, index: number): boolean =>
    /^[0-9a-f]{1,4}$/i.test(group) || (index === groups.length - 1 && text.endsWith(group) && isIpv4(group));
  return groups.every(isGroup) && (halves.length === 2 ? count < 8 : count === 8);
}

/** A day of the calendar as ISO 8601 writes it. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return time !== undefined && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

/** True when a value fits the type of its field. */
export function isFieldValue(type: FieldType, value: string): boolean {
  if (type === 'ip') return isIpv4(value) || isIpv6(value);
  if (type === 'date') return isDay(value);
  if (type === 'port') return /^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65_535;
  return value !== '';
}

/**
 * A value as it goes into a letter: one line without control characters and without the invisible characters that turn
 * the reading direction around. What joins letters (ZWNJ, ZWJ) stays.
 */
export function cleanValue(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[^\P{Cf}\u200C\u200D]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
