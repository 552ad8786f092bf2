import { z } from 'zod';

/** Pieces from which the schemas of all files are made. Messages say what was expected. */

/** Lower-case words joined by single hyphens; they become anchors and file names. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** An id of a question, section, page, letter or link. */
export const id = z
  .string({ error: 'expected a name such as exit-policies' })
  .regex(idPattern, 'expected lower-case letters, digits and single hyphens, such as exit-policies')
  .max(60, 'expected at most 60 characters');

/** A text of one line. */
export const line = (most: number): z.ZodString =>
  z
    .string({ error: 'expected a text' })
    .trim()
    .min(1, 'expected a text that is not empty')
    .max(most, `expected at most ${String(most)} characters`)
    .regex(/^[^\n\r]*$/, 'expected a text on one line');

const isRealDate = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** A day of the calendar, `2026-11-20` (ISO 8601). */
export const day = z
  .string({ error: 'expected a date such as 2026-11-20' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2026-11-20')
  .refine(isRealDate, 'expected a day that is in the calendar');

/** A list in which nothing stands twice. */
export const listOf = <T extends z.ZodType>(item: T): z.ZodArray<T> =>
  z
    .array(item, { error: 'expected a list such as [one, two]' })
    .refine((items) => new Set(items).size === items.length, 'expected each item once');

/** An address anchor of the old site. It goes into an HTML id, so it has no white space. */
export const anchor = z
  .string({ error: 'expected an anchor such as ExitPolicies' })
  .regex(
    /^\p{L}[\p{L}\p{M}\p{N}_.:-]*$/u,
    'expected an anchor without #: a letter, then letters, digits, and . : _ -',
  )
  .max(300, 'expected at most 300 characters');

/** A web address. */
export const webAddress = z
  .string({ error: 'expected an address such as https://example.org/' })
  .regex(
    /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?(\/[^\s<>"'`\\{}|^]*)?$/i,
    'expected https://, a host name in plain letters, and a path without spaces',
  )
  .refine((text) => URL.canParse(text), 'expected an address such as https://example.org/');
