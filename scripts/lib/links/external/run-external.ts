import type { Answer } from '../../../../src/core/links/external/answer.ts';
import {
  isDue,
  pruneCache,
  type Cache,
  type CacheEntry,
  type Way,
} from '../../../../src/core/links/external/cache.ts';
import { mayBeOurs } from '../../../../src/core/links/external/faults.ts';
import {
  findShunned,
  groupByPage,
  type OutsideAddress,
  type OutsidePage,
  type Reach,
} from '../../../../src/core/links/external/outside-address.ts';
import { exitCodes } from '../../arguments.ts';
import { Progress } from '../../progress.ts';
import { StepFailure } from '../../release/steps.ts';
import { createOutsideAgent } from './agent.ts';
import { askPages } from './ask-pages.ts';
import type { CacheOnDisk } from './cache-on-disk.ts';
import type { ExternalOptions } from './external-options.ts';

/** How often a page is asked for. */
const tries = 3;
/** A server that wants to be left alone for longer, in milliseconds, is asked in another run. */
const longestWait = 60_000;

/** What came of asking. */
export interface ExternalResult {
  reach: Reach;
  /** By page. */
  answers: Map<string, Answer>;
  /** Pages that were asked for now, and those of which the answer was known. */
  asked: number;
  known: number;
  /** Pages that still have to be asked for, since the run was stopped. */
  left: number;
}

/** Milliseconds since 1970. */
const findNow = (): number => new Date().getTime();

/** So many hosts without an answer of any are no chance. */
const enoughHosts = 3;

/** True when nothing at all could be reached: then it is this machine that has no network. */
function isOffline(asked: ReadonlyMap<string, Answer>): boolean {
  const hosts = new Set([...asked.keys()].map((url) => new URL(url).host));
  return (
    hosts.size >= enoughHosts &&
    [...asked.values()].every((answer) => answer.kind === 'fault' && mayBeOurs(answer.fault))
  );
}

/** Puts back what was known before. */
function restore(cache: Cache, before: ReadonlyMap<string, CacheEntry | undefined>): void {
  for (const [url, entry] of before) {
    if (entry) cache.set(url, entry);
    else cache.delete(url);
  }
}

function makeEntry({ fragments }: OutsidePage, answer: Answer, way: Way): CacheEntry {
  return { checked: new Date(findNow()).toISOString(), way, fragments, answer };
}

async function askDue(
  due: readonly OutsidePage[],
  options: ExternalOptions & { userAgent: string; signal: AbortSignal; reach: Reach },
  onAnswer: (page: OutsidePage, answer: Answer) => void,
): Promise<void> {
  const { tor, mayBePrivate, timeout, connections, delay, signal, reach, userAgent } = options;
  const agent = createOutsideAgent({ socks: tor, mayBePrivate, timeout: timeout / 2 });
  const patience = { tries, delay, longest: longestWait };
  const manners = { connections, delay, signal, now: findNow, chance: Math.random };
  try {
    await askPages(due, { ...manners, agent, userAgent, timeout, reach, patience }, onAnswer);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await agent.destroy();
  }
}

/**
 * Asks for what is due, and takes the rest from the cache.
 * @param signal ends the run; what is known by then is kept
 * @throws StepFailure when there is no network; Error of node:fs when the cache cannot be written
 */
export async function runExternal(
  addresses: readonly OutsideAddress[],
  disk: CacheOnDisk,
  options: ExternalOptions & { userAgent: string; signal: AbortSignal },
): Promise<ExternalResult> {
  const { tor, mayBePrivate, maxAge } = options;
  const reach: Reach = { onion: tor !== undefined, private: mayBePrivate };
  const way: Way = tor ? 'tor' : 'direct';
  const pages = groupByPage(addresses).filter(({ url }) => !findShunned(new URL(url).hostname, reach));
  const now = findNow();
  const due = pages.filter((page) => isDue(page, disk.cache.get(page.url), { way, maxAge, now }));
  const asked = new Map<string, Answer>();
  const progress = new Progress('Asking');
  const before = new Map(due.map(({ url }) => [url, disk.cache.get(url)]));
  try {
    await askDue(due, { ...options, reach }, (page, answer) => {
      asked.set(page.url, answer);
      disk.set(page.url, makeEntry(page, answer, way));
      progress.show(asked.size, due.length);
    });
  } finally {
    progress.end();
    if (isOffline(asked)) restore(disk.cache, before);
    disk.save(pruneCache(disk.cache, new Set(pages.map(({ url }) => url)), findNow()));
  }
  if (isOffline(asked))
    throw new StepFailure(
      `None of ${String(asked.size)} addresses could be reached.`,
      'Is there a network? The next run asks for all of them again.',
      exitCodes.failed,
    );
  const dueNow = new Set(due.map(({ url }) => url));
  const answers = new Map(asked);
  for (const { url } of pages) {
    const entry = dueNow.has(url) ? undefined : disk.cache.get(url);
    if (entry) answers.set(url, entry.answer);
  }
  const known = pages.length - due.length;
  return { reach, answers, asked: asked.size, known, left: due.length - asked.size };
}
