import type { Answer, FaultName } from './answer.ts';

/** How long to wait before a page is asked for again, and when not to. Times in milliseconds. */

/** How patient a run is. */
export interface Patience {
  /** How often a page is asked for at most. */
  tries: number;
  /** Pause between two pages of a host; waiting after a fault starts from it. */
  delay: number;
  /** A server that wants to be left alone for longer is asked in another run. */
  longest: number;
}

const day = 24 * 60 * 60 * 1000;
/** No server may keep its pages out of the check for longer than this. */
const mostRest = 7 * day;

/**
 * Reads the header Retry-After (RFC 9110, 10.2.3).
 * @param value seconds, or a date such as `Wed, 21 Oct 2026 07:28:00 GMT`
 * @param now milliseconds since 1970
 * @returns milliseconds to wait, from 0 to a week; undefined for anything else
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, mostRest);
  const isDate = /^(?:[A-Z][a-z]{2,8}day|[A-Z][a-z]{2}),? .*\d/.test(text);
  const date = isDate ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), mostRest);
}

/** Faults that may be gone at the next try. */
const passing = new Set<FaultName>([
  'dns-temporary',
  'refused',
  'no-route',
  'reset',
  'connect-timeout',
  'answer-timeout',
  'body-timeout',
  'socks',
  'broken',
]);

const passingStatus = new Set([408, 425, 429, 500, 502, 503, 504]);

function mayPass(answer: Answer): boolean {
  if (answer.kind === 'status') return passingStatus.has(answer.status);
  return answer.kind === 'fault' && passing.has(answer.fault);
}

/** again: after so many milliseconds. rest: the server is not asked before that time. end: that is the answer. */
export type Decision = { kind: 'again'; wait: number } | { kind: 'rest'; until: number } | { kind: 'end' };

/** The first wait, where hosts are asked without a pause. */
const shortestWait = 100;

/**
 * Whether and when a page is asked for again.
 * @param attempt which try this answer came from, counted from 1
 * @param retryAfter from {@link parseRetryAfter}
 * @param jitter from 0 to 1, by chance, so that many pages do not come back at the same moment
 * @param now milliseconds since 1970
 */
export function decide(
  answer: Answer,
  {
    attempt,
    retryAfter,
    jitter,
    now,
  }: { attempt: number; retryAfter?: number | undefined; jitter: number; now: number },
  { tries, delay, longest }: Patience,
): Decision {
  if (!mayPass(answer)) return { kind: 'end' };
  const isAsked = retryAfter !== undefined && answer.kind === 'status';
  if (isAsked && retryAfter > longest) return { kind: 'rest', until: now + retryAfter };
  if (attempt >= tries) return { kind: 'end' };
  const backoff = Math.max(delay, shortestWait) * 2 ** attempt * (0.75 + jitter / 2);
  return { kind: 'again', wait: Math.min(Math.max(backoff, isAsked ? retryAfter : 0), longest) };
}

/** How long the server of an answer wants to be left alone, be the page asked for again or not; at most the longest wait. */
export const restAfter = (answer: Answer, retryAfter: number | undefined, { longest }: Patience): number =>
  answer.kind === 'status' ? Math.min(retryAfter ?? 0, longest) : 0;
