import type { Answer, Hop } from './answer.ts';
import { findShunned, pageOf, type Reach } from './outside-address.ts';

/** How a page is asked for: which request comes next, and when the answer is known. */

/** Redirects that are followed; browsers give up at 20 (https://fetch.spec.whatwg.org/#http-redirect-fetch). */
const mostHops = 10;

export type Method = 'HEAD' | 'GET';

/** A conversation with the servers of one page, as far as it has come. */
export interface Course {
  /** Where it began. */
  start: string;
  /** What is asked next. */
  method: Method;
  url: string;
  hops: readonly Hop[];
}

/** The head of an answer. */
export interface Head {
  status: number;
  location?: string | undefined;
  /** `text/html; charset=utf-8`. */
  type?: string | undefined;
  /** True when the server says how long it wants to be left alone. */
  hasRetryAfter?: boolean;
}

/** ask: a further request. read: the body of this answer is wanted. done: nothing more to ask. */
export type Step =
  { kind: 'ask'; course: Course } | { kind: 'read'; course: Course } | { kind: 'done'; answer: Answer };

/** @param url address of a page, without a fragment */
export const begin = (url: string, method: Method): Course => ({ start: url, method, url, hops: [] });

const redirects = new Set([301, 302, 303, 307, 308]);

/** Servers that leave the type out of a HEAD answer have pages all the same, but asking twice for each is too much. */
const isPage = (type: string | undefined, method: Method): boolean =>
  type === undefined ? method === 'GET' : /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type);

type Why = Extract<Answer, { kind: 'astray' }>['why'];

function followRedirect(course: Course, { status, location }: Head, reach: Reach): Step {
  const { start, method, url, hops } = course;
  const stop = (why: Why, to: string, way = hops): Step =>
    // Some servers know only GET well, so nothing is called astray on the word of a HEAD.
    method === 'HEAD' && why !== 'onion' && why !== 'private'
      ? { kind: 'ask', course: begin(start, 'GET') }
      : { kind: 'done', answer: { kind: 'astray', why, hops: [...way], to } };
  if (location === undefined || location.trim() === '') return stop('no-location', url);
  const target = URL.parse(location, url);
  if (!target) return stop('unreadable', location);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return stop('scheme', target.href);
  const to = pageOf(target.href);
  const own = target.href.includes('#') ? { hash: target.hash } : {};
  const way = [...hops, { status, to, ...own }];
  const shunned = findShunned(target.hostname, reach);
  if (shunned) return stop(shunned, to, way);
  if ([start, ...hops.map((hop) => hop.to)].includes(to)) return stop('loop', to, way);
  if (way.length > mostHops) return stop('too-many', to, way);
  return { kind: 'ask', course: { start, method, url: to, hops: way } };
}

/**
 * What comes after an answer.
 * @param head the answer to the last request of the course
 * @param reach hosts to which redirects are followed
 */
export function findNextStep(course: Course, head: Head, reach: Reach): Step {
  const { status } = head;
  const { method } = course;
  if (redirects.has(status)) return followRedirect(course, head, reach);
  const asksForRest = status === 429 || (status === 503 && head.hasRetryAfter === true);
  const isGood = status >= 200 && status < 300;
  // HEAD is refused in many ways (405, 501, 403, 404 ...); only a GET tells what readers get.
  const isWorthGet = isGood ? isPage(head.type, method) : !asksForRest;
  if (method === 'HEAD' && isWorthGet) return { kind: 'ask', course: { ...course, method: 'GET' } };
  if (method === 'GET' && isGood && isPage(head.type, method)) return { kind: 'read', course };
  return { kind: 'done', answer: { kind: 'status', status, hops: [...course.hops] } };
}
