import { z } from 'zod';
import { answerSchema, isFine, type Answer } from './answer.ts';
import { mayBeOurs } from './faults.ts';
import type { OutsidePage } from './outside-address.ts';

/** What is known of the outside world from earlier runs. Times in milliseconds, but in the file, which people may read. */

/** Grows whenever an older program could misread the file, or this one an older file. */
export const cacheVersion = 2;

/** How pages were asked for: many servers answer Tor in another way. */
export type Way = 'direct' | 'tor';

const entrySchema = z.strictObject({
  /** When it was asked, `2026-11-20T14:03:22.000Z`. */
  checked: z.iso.datetime(),
  way: z.enum(['direct', 'tor']),
  /** Fragments that were looked for. */
  fragments: z.array(z.string()),
  answer: answerSchema,
});

/** One page. */
export type CacheEntry = z.infer<typeof entrySchema>;

/** By address of the page. */
export type Cache = Map<string, CacheEntry>;

const fileSchema = z.strictObject({
  version: z.literal(cacheVersion),
  pages: z.record(z.url({ protocol: /^https?$/ }), entrySchema),
});

/** A cache, or why the file holds none. */
export type ParsedCache = { cache: Cache } | { problem: string };

/** @param text what is in the file */
export function parseCache(text: string): ParsedCache {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'is damaged: it is no JSON' };
  }
  const version = z.looseObject({ version: z.int() }).safeParse(value);
  if (version.success && version.data.version !== cacheVersion)
    return {
      problem: `has version ${String(version.data.version)} of its format; this program reads ${String(cacheVersion)}`,
    };
  const file = fileSchema.safeParse(value);
  if (file.success) return { cache: new Map(Object.entries(file.data.pages)) };
  const [issue] = file.error.issues;
  return { problem: `is damaged: ${issue?.path.map(String).join(' > ') ?? ''}: ${issue?.message ?? ''}` };
}

/** The text of the file, sorted, a line for each page. */
export function formatCache(cache: Cache): string {
  const pages = [...cache]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([url, entry]) => `    ${JSON.stringify(url)}: ${JSON.stringify(entry)}`);
  const list = pages.length === 0 ? '{}' : `{\n${pages.join(',\n')}\n  }`;
  return `{\n  "version": ${String(cacheVersion)},\n  "pages": ${list}\n}\n`;
}

const hour = 60 * 60 * 1000;
/** What is wrong is asked about more often: somebody may be waiting for it to be right. */
const problemAge = 12 * hour;
/** No answer at all may be a bad moment of this machine. */
const faultAge = hour;

/** How long an answer holds. */
function lifetime(answer: Answer, checked: number, maxAge: number): number {
  const until = 'until' in answer && answer.until !== undefined ? Date.parse(answer.until) : undefined;
  if (until !== undefined) return Math.max(0, until - checked);
  if (isFine(answer)) return maxAge;
  const isFault = answer.kind === 'fault' && mayBeOurs(answer.fault);
  return Math.min(maxAge, isFault ? faultAge : problemAge);
}

/** How a run asks, as far as it matters for what is due. */
export interface DueOptions {
  way: Way;
  /** How long a good answer holds. */
  maxAge: number;
  now: number;
}

/** True for a page that has to be asked for. */
export function isDue(
  page: OutsidePage,
  entry: CacheEntry | undefined,
  { way, maxAge, now }: DueOptions,
): boolean {
  if (entry?.way !== way) return true;
  if (!page.fragments.every((fragment) => entry.fragments.includes(fragment))) return true;
  const checked = Date.parse(entry.checked);
  const age = now - checked;
  // A clock that was wrong gives times to come; they hold for nothing.
  return age < 0 || age >= lifetime(entry.answer, checked, maxAge);
}

/** Pages that no run has asked for since are forgotten. */
const forgottenAfter = 90 * 24 * hour;

/** The cache without what is too old to be of use. @param pages those of this run stay */
export function pruneCache(cache: Cache, pages: ReadonlySet<string>, now: number): Cache {
  const isKept = ([url, { checked }]: [string, CacheEntry]): boolean =>
    pages.has(url) || now - Date.parse(checked) < forgottenAfter;
  return new Map([...cache].filter(isKept));
}
