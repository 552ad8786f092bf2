import assert from 'node:assert/strict';
import { DiskGroupCache } from '../../src/disk/group-cache.ts';
import { ContentSource } from '../../src/disk/content-source.ts';

/** All that pages and findings get from a content folder, as text. */
export function describeContent(source: ContentSource): string {
  const { catalog, documents, findings } = source.content;
  const texts = documents.map(({ place: { kind, id }, file, links, fields }) => ({
    ...{ file, links, fields, html: source.html({ kind, id, file }), digest: source.digest(file) },
  }));
  return JSON.stringify({ catalog, texts, findings }, undefined, 1);
}

/** Reads a content folder again and again: in one process that goes on, and in new ones that find a cache. */
export class WarmReader {
  readonly #folder: string;
  readonly #cache: string;
  readonly #running: ContentSource;
  /** Keeps no words in memory. */
  readonly #sparing: ContentSource;

  /** @param cache a folder for the cache */
  constructor(folder: string, cache: string) {
    this.#folder = folder;
    this.#cache = cache;
    this.#running = new ContentSource(folder, this.#openCache());
    this.#sparing = new ContentSource(folder, undefined, 0);
  }

  #openCache(): DiskGroupCache {
    return new DiskGroupCache(this.#cache, 'version 1');
  }

  /** Holds what both know of the folder against what is read from nothing. @returns how many errors it has */
  compare(after: string): number {
    const cold = new ContentSource(this.#folder);
    const expected = describeContent(cold);
    this.#running.refresh();
    assert.equal(describeContent(this.#running), expected, `in the same process, after ${after}`);
    this.#sparing.refresh();
    assert.equal(describeContent(this.#sparing), expected, `with little memory, after ${after}`);
    const warm = new ContentSource(this.#folder, this.#openCache());
    assert.equal(describeContent(warm), expected, `from the cache, after ${after}`);
    return cold.content.findings.filter(({ severity }) => severity === 'error').length;
  }
}
