import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { Answer } from '../../../../src/core/links/external/answer.ts';
import { begin, type Course } from '../../../../src/core/links/external/conversation.ts';
import { isOfHost } from '../../../../src/core/links/external/faults.ts';
import type { OutsidePage } from '../../../../src/core/links/external/outside-address.ts';
import {
  decide,
  parseRetryAfter,
  restAfter,
  type Patience,
} from '../../../../src/core/links/external/patience.ts';
import { askHost, type AskOptions, type Leg } from './ask.ts';
import { Hosts, type Manners } from './hosts.ts';

/** How a run asks. */
export interface RunOptions extends AskOptions, Manners {
  patience: Patience;
  /** From 0 to 1, by chance. */
  chance: () => number;
}

/** Makes the library try again, after the time that was decided. */
class TryAgain extends Error {
  readonly wait: number;

  constructor(wait: number) {
    super('The answer may be another one later.');
    this.wait = wait;
  }
}

/** What came of one visit at a host: the answer, another host to ask, or a wait before the next try. */
type Turn =
  { kind: 'done'; answer: Answer } | Extract<Leg, { kind: 'elsewhere' }> | { kind: 'again'; wait: number };

/** A time as ISO 8601 has it. */
const showInstant = (time: number): string => new Date(time).toISOString();

/** Asks for pages, politely. */
class Asker {
  readonly #options: RunOptions;
  readonly #hosts: Hosts;
  /** Faults that hold for all pages of an origin. */
  readonly #faults = new Map<string, Extract<Answer, { kind: 'fault' }>>();

  constructor(options: RunOptions) {
    this.#options = options;
    this.#hosts = new Hosts(options);
  }

  /** @throws the reason of the signal, when the run was ended */
  ask(page: OutsidePage): Promise<Answer> {
    const { patience, signal } = this.#options;
    return pRetry((attempt) => this.#try(page, attempt), {
      retries: patience.tries - 1,
      minTimeout: 0,
      signal,
      onFailedAttempt: async ({ error }) => {
        if (error instanceof TryAgain) await sleep(error.wait, undefined, { signal });
      },
      shouldRetry: ({ error }) => error instanceof TryAgain,
    });
  }

  async #try(page: OutsidePage, attempt: number): Promise<Answer> {
    // Only the first try of a page in which nothing is looked for is a HEAD.
    let course = begin(page.url, attempt === 1 && page.fragments.length === 0 ? 'HEAD' : 'GET');
    for (;;) {
      const now = course;
      const { host } = new URL(now.url);
      const turn = await this.#hosts.visit(
        host,
        attempt,
        () => this.#skip(now),
        async () => this.#judge(await askHost(now, page, this.#options), host, attempt),
      );
      if (turn.kind === 'again') throw new TryAgain(turn.wait);
      if (turn.kind === 'done') return turn.answer;
      course = turn.course;
    }
  }

  /** What is known without asking: the host is to be left alone for long, or has a fault that all its pages share. */
  #skip({ url, hops }: Course): Turn | undefined {
    const { host, origin } = new URL(url);
    const { now, patience } = this.#options;
    const until = this.#hosts.freeAt(host);
    if (until - now() > patience.longest)
      return { kind: 'done', answer: { kind: 'left-alone', until: showInstant(until) } };
    const fault = this.#faults.get(origin);
    return fault && { kind: 'done', answer: { ...fault, hops: [...hops] } };
  }

  /** Whether an answer is the last word. Done before anybody else may ask the host. */
  #judge(leg: Leg, host: string, attempt: number): Turn {
    if (leg.kind === 'elsewhere') return leg;
    const { answer } = leg;
    const { now, chance, patience } = this.#options;
    const retryAfter = parseRetryAfter(leg.retryAfter, now());
    const decision = decide(answer, { attempt, retryAfter, jitter: chance(), now: now() }, patience);
    this.#hosts.rest(host, now() + restAfter(answer, retryAfter, patience));
    if (answer.kind === 'fault') {
      if (decision.kind === 'end' && isOfHost(answer.fault))
        this.#faults.set(new URL(answer.hops.at(-1)?.to ?? leg.start).origin, answer);
    } else if (decision.kind === 'again') this.#hosts.rest(host, now() + decision.wait);
    else if (decision.kind === 'rest' && answer.kind === 'status') {
      this.#hosts.rest(host, decision.until);
      return { kind: 'done', answer: { ...answer, until: showInstant(decision.until) } };
    }
    return decision.kind === 'again' ? decision : { kind: 'done', answer };
  }
}

/**
 * Asks for pages, and tells each answer as it comes.
 * @throws the reason of the signal when the run was ended, or a mistake of the program
 */
export async function askPages(
  pages: readonly OutsidePage[],
  options: RunOptions,
  onAnswer: (page: OutsidePage, answer: Answer) => void,
): Promise<void> {
  setMaxListeners(0, options.signal);
  const asker = new Asker(options);
  const results = await Promise.allSettled(
    pages.map(async (page) => {
      onAnswer(page, await asker.ask(page));
    }),
  );
  options.signal.throwIfAborted();
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
