import { quote } from '../rule.ts';
import { isFine, type Answer, type FaultName, type Hop, type PageFacts } from './answer.ts';
import { describeFault } from './faults.ts';
import { fragmentOf } from './outside-address.ts';
import { findDowngrade, findLanding, findMovedTo, isLostToHome } from './redirects.ts';
import type { ExternalRuleName } from './rules.ts';

/** What is wrong with an address. */
export interface Problem {
  rule: ExternalRuleName;
  /** What was found. */
  message: string;
  /** What to do, where the rule's own hint is too general. */
  hint?: string;
  /** The status that the server answered with, for excuses. */
  status?: number;
}

type Status = Extract<Answer, { kind: 'status' }>;

/** Names of statuses (RFC 9110) that a writer may meet. */
const names: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  410: 'Gone',
  429: 'Too Many Requests',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const showStatus = (status: number): string => {
  const name = names[status];
  return name === undefined ? String(status) : `${String(status)} (${name})`;
};

/** `, after a redirect to "https://example.org/"`. */
const showWay = (hops: readonly Hop[]): string => {
  const last = hops.at(-1);
  if (!last) return '';
  return `, after ${hops.length === 1 ? 'a redirect' : `${String(hops.length)} redirects`} to ${quote(last.to)}`;
};

/** `2026-11-20 14:03`, in Greenwich. */
const showTime = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

function describeStatus(url: string, { status, hops, until }: Status): Problem {
  const answers = (rule: ExternalRuleName, said: string): Problem => ({
    ...{ rule, status },
    message: `${quote(url)} ${said}: its server answers ${showStatus(status)}${showWay(hops)}`,
  });
  if (until !== undefined)
    return answers(
      'external-busy',
      `could not be checked, since its server wants to be left alone until ${showTime(until)}`,
    );
  if (status === 429) return answers('external-busy', 'could not be checked');
  if (status === 401 || status === 402 || status === 403 || status === 407 || status === 451)
    return answers('external-denied', 'is not shown to this program');
  if (status === 404 || status === 410) return answers('external-gone', 'is not there');
  if (status >= 500) return answers('external-failing', 'cannot be had');
  return answers(status >= 400 ? 'external-gone' : 'external-broken', 'cannot be had');
}

const ruleOfFault = (fault: FaultName): ExternalRuleName => {
  if (fault.endsWith('timeout')) return 'external-timeout';
  if (fault.startsWith('tls')) return 'external-tls';
  if (fault === 'reset') return 'external-reset';
  return fault === 'broken' ? 'external-broken' : 'external-unreachable';
};

const strays: Readonly<Record<Extract<Answer, { kind: 'astray' }>['why'], (to: string) => string>> = {
  loop: (to) => `is redirected in a circle, back to ${to}`,
  'too-many': (to) => `is redirected more than 10 times, last to ${to}`,
  'no-location': (to) => `is redirected by ${to} without saying where to`,
  unreadable: (to) => `is redirected to ${to}, which is no address`,
  scheme: (to) => `is redirected to ${to}, which is no web page`,
  onion: (to) => `is redirected to ${to}, which only --tor asks`,
  private: (to) => `is redirected to ${to}, which is this machine or a private network`,
};

/** `https://a.example/ -> https://b.example/ -> https://a.example/`. */
const showChain = (url: string, hops: readonly Hop[]): string =>
  [url, ...hops.map(({ to }) => to)].join(' -> ');

function checkPage(url: string, { hops }: Status, { missing, isCut, notFound }: PageFacts): Problem[] {
  // Where the address has none, that of a redirect is no business of whoever wrote it.
  const fragment = fragmentOf(url) === undefined ? undefined : fragmentOf(findLanding(url, hops));
  const problems: Problem[] = [];
  if (notFound !== undefined)
    problems.push({
      rule: 'external-soft-404',
      message: `${quote(url)} says ${quote(notFound)}, but answers as a page that is there${showWay(hops)}`,
    });
  else if (fragment !== undefined && missing.includes(fragment))
    problems.push(
      isCut
        ? {
            rule: 'external-large',
            message: `${quote(url)} is so long that its anchor was not looked for to the end`,
          }
        : {
            rule: 'external-anchor',
            message: `${quote(url)}: the page is there, but has no anchor ${quote(fragment)}${showWay(hops)}`,
          },
    );
  return problems;
}

/** A page that came in the end. */
function checkGood(url: string, answer: Status): Problem[] {
  const { hops, page } = answer;
  const problems = page ? checkPage(url, answer, page) : [];
  const isGone = problems.some(({ rule }) => rule === 'external-soft-404');
  if (!isGone && isLostToHome(url, hops))
    problems.push({
      rule: 'external-soft-404',
      message: `${quote(url)} leads to the front page ${quote(hops.at(-1)?.to ?? '')}, as if it were gone`,
    });
  const downgrade = findDowngrade(url, hops);
  if (downgrade !== undefined)
    problems.push({
      rule: 'external-downgrade',
      message: `${quote(url)} leads to plain http: ${quote(downgrade)}`,
    });
  const moved = findMovedTo(url, hops);
  if (moved && problems.every(({ rule }) => rule === 'external-anchor'))
    problems.push({
      rule: 'external-moved',
      message: `${quote(url)} ${moved.kind} ${quote(moved.to)}`,
      hint: `Write ${moved.to} instead, after a look at it.`,
      status: moved.status,
    });
  return problems;
}

/**
 * What is wrong with an address; empty for a good one.
 * @param url the address as written, with its fragment
 * @param answer what was said of its page
 */
export function findProblems(url: string, answer: Answer): Problem[] {
  switch (answer.kind) {
    case 'status':
      return isFine(answer) ? checkGood(url, answer) : [describeStatus(url, answer)];
    case 'astray': {
      const chain = answer.why === 'loop' ? ` (${showChain(url, answer.hops)})` : '';
      return [
        {
          rule: 'external-redirect',
          message: `${quote(url)} ${strays[answer.why](quote(answer.to))}${chain}`,
        },
      ];
    }
    case 'fault': {
      const { fault, detail, hops } = answer;
      const message = `${quote(url)}: ${describeFault(fault)}${detail === '' ? '' : ` (${detail})`}${showWay(hops)}`;
      return [{ rule: ruleOfFault(fault), message }];
    }
    case 'left-alone':
      return [
        {
          rule: 'external-busy',
          message: `${quote(url)} was not asked, since its server wants to be left alone until ${showTime(answer.until)}`,
        },
      ];
  }
}
