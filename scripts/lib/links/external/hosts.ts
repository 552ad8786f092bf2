import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

/** How hosts are treated. Times in milliseconds. */
export interface Manners {
  /** Hosts that are asked at the same time. */
  connections: number;
  /** Pause between two pages of one host. */
  delay: number;
  /** Ends all waiting. */
  signal: AbortSignal;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Lets one host be asked by one at a time with a pause in between, and not too many hosts at once. */
export class Hosts {
  readonly #manners: Manners;
  readonly #all: PQueue;
  readonly #queues = new Map<string, PQueue>();
  /** When each host may be asked again. */
  readonly #free = new Map<string, number>();

  constructor(manners: Manners) {
    this.#manners = manners;
    this.#all = new PQueue({ concurrency: manners.connections });
  }

  /**
   * Runs something when a host is free, and nothing else with that host meanwhile.
   * @param priority the higher ones of a host come first
   * @param skip is asked before and after all waiting; what it gives is taken instead
   * @throws the reason of the signal, or what `run` throws
   */
  visit<T>(host: string, priority: number, skip: () => T | undefined, run: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(host) ?? new PQueue({ concurrency: 1 });
    this.#queues.set(host, queue);
    return queue.add(
      async () => {
        for (;;) {
          const instead = skip();
          if (instead !== undefined) return instead;
          const wait = this.freeAt(host) - this.#manners.now();
          if (wait <= 0) return await this.#run(host, run);
          await sleep(wait, undefined, { signal: this.#manners.signal });
        }
      },
      { priority },
    );
  }

  #run<T>(host: string, run: () => Promise<T>): Promise<T> {
    const { signal, delay, now } = this.#manners;
    return this.#all.add(async () => {
      signal.throwIfAborted();
      try {
        return await run();
      } finally {
        this.rest(host, now() + delay);
      }
    });
  }

  /** Leaves a host alone until then. */
  rest(host: string, until: number): void {
    this.#free.set(host, Math.max(until, this.#free.get(host) ?? 0));
  }

  /** When a host may be asked again; in the past for one that may be asked now. */
  freeAt(host: string): number {
    return this.#free.get(host) ?? 0;
  }
}
