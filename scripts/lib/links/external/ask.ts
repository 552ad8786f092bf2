import type { Dispatcher } from 'undici';
import type { Answer, FaultName } from '../../../../src/core/links/external/answer.ts';
import { findNextStep, type Course, type Step } from '../../../../src/core/links/external/conversation.ts';
import { findFault } from '../../../../src/core/links/external/faults.ts';
import type { OutsidePage, Reach } from '../../../../src/core/links/external/outside-address.ts';
import { readPageFacts } from '../../../../src/core/links/external/page-facts.ts';
import { findFragments } from '../../../../src/core/links/external/redirects.ts';
import { decodeText } from '../decode-file.ts';
import { readStart } from './read-start.ts';

/** How requests are made. */
export interface AskOptions {
  agent: Dispatcher;
  /** Who asks, for whoever reads the log of a server. */
  userAgent: string;
  /** How long one request may take until its answer is read, in milliseconds. */
  timeout: number;
  /** Ends the run. */
  signal: AbortSignal;
  reach: Reach;
}

/** What came of a part of a conversation: the answer, or what is asked of another host. */
export type Leg =
  | { kind: 'done'; answer: Answer; start: string; retryAfter?: string | undefined }
  | { kind: 'elsewhere'; course: Course };

/** Bytes of a page that are read for its title, and for an anchor in it. */
const mostForTitle = 256 * 1024;
const mostForAnchor = 2 * 1024 * 1024;

type Headers = Dispatcher.ResponseData['headers'];

function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Headers come as Latin-1; what addresses in them mean is UTF-8 where it is some. */
function locationOf(headers: Headers): string | undefined {
  const text = headerOf(headers, 'location');
  if (text === undefined) return undefined;
  const decoded = Buffer.from(text, 'latin1').toString('utf8');
  return decoded.includes('\uFFFD') ? text : decoded;
}

const codeOf = (error: unknown): string => {
  const { code, cause } = (error instanceof Error ? error : {}) as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : cause === undefined ? '' : codeOf(cause);
};

/** Says more than the sentence of the fault does. */
function detailOf(fault: FaultName, error: unknown): string {
  if (!['broken', 'tls', 'tls-host', 'socks', 'private'].includes(fault)) return '';
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]?.replace(/\s+/g, ' ').slice(0, 200) ?? '';
}

/** Ends a request when its time is over or the run is ended, and is gone with it. */
class Timer {
  readonly #controller = new AbortController();
  readonly #run: AbortSignal;
  readonly #timeout: NodeJS.Timeout;
  isOver = false;

  constructor({ timeout, signal }: AskOptions) {
    this.#run = signal;
    signal.throwIfAborted();
    signal.addEventListener('abort', this.#abort);
    this.#timeout = setTimeout(() => {
      this.isOver = true;
      this.#controller.abort();
    }, timeout);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  stop(): void {
    clearTimeout(this.#timeout);
    this.#run.removeEventListener('abort', this.#abort);
  }

  readonly #abort = (): void => {
    this.#controller.abort();
  };
}

const send = ({ url, method }: Course, { agent, userAgent }: AskOptions, signal: AbortSignal) => {
  const { origin, pathname, search } = new URL(url);
  return agent.request({
    ...{ origin, path: pathname + search, method, signal },
    headers: {
      'User-Agent': userAgent,
      Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
      ...(method === 'GET' ? { 'Accept-Encoding': 'gzip, br' } : {}),
    },
  });
};

/** The beginning of a page, as text. */
async function readText(
  { headers, body }: Dispatcher.ResponseData,
  { fragments }: OutsidePage,
): Promise<{ text: string; isCut: boolean }> {
  const most = fragments.length > 0 ? mostForAnchor : mostForTitle;
  const { bytes, isCut } = await readStart(body, headerOf(headers, 'content-encoding') ?? '', most);
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(headerOf(headers, 'content-type') ?? '')?.[1];
  return { text: decodeText(bytes, charset), isCut };
}

/** Lets go of a body that nobody reads. */
async function leave({ body }: Dispatcher.ResponseData, { method }: Course): Promise<void> {
  body.on('error', () => undefined);
  if (method === 'HEAD') await body.dump();
  else body.destroy();
}

/** An answer with its text, where that is wanted, or the fault that kept it away. */
type Received =
  | {
      kind: 'response';
      step: Step;
      retryAfter: string | undefined;
      text: string;
      isCut: boolean;
      status: number;
    }
  | { kind: 'fault'; fault: FaultName; detail: string };

/** @throws the reason of the signal, when the run was ended */
async function receive(course: Course, page: OutsidePage, options: AskOptions): Promise<Received> {
  const timer = new Timer(options);
  let hasHead = false;
  try {
    const response = await send(course, options, timer.signal);
    hasHead = true;
    const { statusCode: status, headers } = response;
    const retryAfter = headerOf(headers, 'retry-after');
    const type = headerOf(headers, 'content-type');
    const head = { status, location: locationOf(headers), type, hasRetryAfter: retryAfter !== undefined };
    const step = findNextStep(course, head, options.reach);
    const isWanted = step.kind === 'read';
    if (!isWanted) await leave(response, course);
    const read = isWanted ? await readText(response, page) : { text: '', isCut: false };
    return { kind: 'response', step, retryAfter, status, ...read };
  } catch (error) {
    options.signal.throwIfAborted();
    const late: FaultName = hasHead ? 'body-timeout' : 'answer-timeout';
    const fault = timer.isOver ? late : findFault(codeOf(error));
    return { kind: 'fault', fault, detail: detailOf(fault, error) };
  } finally {
    timer.stop();
  }
}

/** One request with what it leads to. */
async function askOnce(
  course: Course,
  page: OutsidePage,
  options: AskOptions,
): Promise<Leg | { kind: 'on'; course: Course }> {
  const received = await receive(course, page, options);
  const hops = [...course.hops];
  const done = (answer: Answer, retryAfter?: string): Leg => ({
    ...{ kind: 'done', answer, start: page.url, retryAfter },
  });
  if (received.kind === 'fault') return done({ ...received, hops });
  const { step, retryAfter, status, text, isCut } = received;
  if (step.kind === 'ask') return { kind: 'on', course: step.course };
  if (step.kind === 'done') return done(step.answer, retryAfter);
  return done(
    { kind: 'status', status, hops, page: readPageFacts(text, findFragments(page, hops), isCut) },
    retryAfter,
  );
}

/**
 * Asks one host until it has answered or has led to another one.
 * @throws the reason of the signal, when the run was ended
 */
export async function askHost(start: Course, page: OutsidePage, options: AskOptions): Promise<Leg> {
  const { host } = new URL(start.url);
  let course = start;
  for (;;) {
    const leg = await askOnce(course, page, options);
    if (leg.kind !== 'on') return leg;
    if (new URL(leg.course.url).host !== host) return { kind: 'elsewhere', course: leg.course };
    course = leg.course;
  }
}
