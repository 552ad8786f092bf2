import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { writeCorpus } from '../../../scripts/lib/bench/corpus.ts';
import { ContentSource } from '../../../src/disk/content-source.ts';
import { DiskGroupCache } from '../../../src/disk/group-cache.ts';
import type { GroupCache } from '../../../src/disk/parsed-texts.ts';
import { startWalk } from '../../lib/random-edits.ts';
import { temporaryFolder } from '../../lib/temporary.ts';
import { describeContent, WarmReader } from '../../lib/warm-content.ts';

const size = { questions: 20, languages: 3 };

/** A cache that counts what it could not answer. */
class CountingCache implements GroupCache {
  parsed: string[] = [];
  readonly #cache: DiskGroupCache;

  constructor(folder: string, version = 'version 1') {
    this.#cache = new DiskGroupCache(folder, version);
  }

  has: GroupCache['has'] = (group) => this.#cache.has(group);
  read: GroupCache['read'] = (group) => this.#cache.read(group);
  write: GroupCache['write'] = (group, documents) => {
    this.parsed.push(group.name);
    this.#cache.write(group, documents);
  };
  finish: GroupCache['finish'] = (groups) => this.#cache.finish(groups);
}

test('a walk of edits: what is kept says the same as what is read from nothing', () => {
  const { folder } = writeCorpus(size, join(temporaryFolder(), 'content'));
  const reader = new WarmReader(folder, temporaryFolder());
  const walk = startWalk(folder, 'a short walk');
  for (let step = 0; step < 24; step += 1)
    assert.equal(reader.compare(walk.step()), 0, 'no edit is a mistake');
});

describe('the cache of parsed texts', () => {
  const content = writeCorpus(size, join(temporaryFolder(), 'content')).folder;
  const expected = describeContent(new ContentSource(content));
  const folder = temporaryFolder();

  /** Reads the content with the cache, and holds it against what is right. @returns names of what was parsed again */
  function read(version?: string): string[] {
    const cache = new CountingCache(folder, version);
    assert.equal(describeContent(new ContentSource(content, cache)), expected);
    return cache.parsed;
  }

  /** Changes the first file of the cache. */
  function damage(change: (text: string) => string): void {
    const [name = ''] = readdirSync(folder).sort();
    writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
  }

  test('answers for what has not changed', () => {
    assert.ok(read().length > 20, 'at first all is parsed');
    assert.deepEqual(read(), []);
  });

  test('is not used by another version of the code', () => {
    assert.ok(read('version 2').length > 20);
    assert.ok(read().length > 20);
  });

  test('is not trusted when it is damaged, and is mended', () => {
    const harms: ((text: string) => string)[] = [
      (text) => text.replace('"html":"<p>', '"html":"<p>injected '),
      (text) => text.replace('"checked":true', '"checked":false'),
      (text) => text.slice(0, -40),
      (text) => text.slice(0, 20),
      () => '',
      (text) => text.replace(/^(.*\n)/, '$1\u0000\u0000 %E0%A4%A not JSON\n'),
    ];
    for (const harm of harms) {
      damage(harm);
      read();
      assert.deepEqual(read(), [], String(harm));
    }
  });

  test('drops what a process that is gone had begun to write, and leaves that of one that is there', () => {
    const [gone, there] = ['next-999999999.00.txt', `next-${String(process.ppid)}.00.txt`];
    for (const name of [gone, there]) writeFileSync(join(folder, name), 'half of it');
    read();
    const names = readdirSync(folder);
    assert.ok(!names.includes(gone) && names.includes(there));
    rmSync(join(folder, there));
  });

  test('forgets texts that are gone', () => {
    const all = (): string =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('\n');
    read();
    assert.match(all(), / question%2Fquestion-7 /);
    const cache = new DiskGroupCache(folder, 'version 1');
    cache.read({ name: 'question/question-7', digest: '', files: [] });
    cache.finish([]);
    assert.doesNotMatch(all(), / question%2Fquestion-7 /);
  });
});
