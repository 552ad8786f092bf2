import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  formatCache,
  parseCache,
  type Cache,
  type CacheEntry,
} from '../../../../src/core/links/external/cache.ts';

/** Shortest time between two writings, in milliseconds: what a run loses that is killed at once. */
const shortestPause = 1000;

/** A name beside a file at which nothing is yet. */
function findFreeName(file: string): string {
  const nameOf = (count: number): string => `${file}.set-aside${count === 1 ? '' : `-${String(count)}`}`;
  let count = 1;
  while (existsSync(nameOf(count))) count += 1;
  return nameOf(count);
}

/** A cache with its file, which is whole at any moment. */
export class CacheOnDisk {
  readonly cache: Cache;
  /** What people should know of the file: that it was set aside, and why. */
  readonly note: string | undefined;
  readonly #file: string;
  #timer: NodeJS.Timeout | undefined;
  #pause = shortestPause;

  /**
   * Reads a cache; one that cannot be read is set aside under another name.
   * @throws Error of node:fs
   */
  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    const parsed = existsSync(file)
      ? parseCache(readFileSync(file, 'utf8'))
      : { cache: new Map<string, CacheEntry>() };
    if ('cache' in parsed) {
      this.cache = parsed.cache;
      return;
    }
    const aside = findFreeName(file);
    renameSync(file, aside);
    this.cache = new Map();
    this.note = `${file} ${parsed.problem}. It is now ${aside}, and every address is asked again.`;
  }

  /** Keeps an entry; it is on disk a moment later. */
  set(page: string, entry: CacheEntry): void {
    this.cache.set(page, entry);
    this.#timer ??= setTimeout(() => {
      this.#saveOnTheWay();
    }, this.#pause);
  }

  /** A file that takes long is written less often. What goes wrong now goes wrong at the end as well, and is told then. */
  #saveOnTheWay(): void {
    const start = performance.now();
    try {
      this.save();
    } catch {
      this.#timer = undefined;
    }
    this.#pause = Math.max(shortestPause, 20 * (performance.now() - start));
  }

  /** Writes the file beside itself and puts it in its place. @throws Error of node:fs */
  save(cache: Cache = this.cache): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const beside = `${this.#file}.${String(process.pid)}.new`;
    try {
      writeFileSync(beside, formatCache(cache));
      renameSync(beside, this.#file);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  }
}
