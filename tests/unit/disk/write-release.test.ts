import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  beginRelease,
  finishRelease,
  writeManifest,
  type FinishedRelease,
} from '../../../scripts/lib/release/write-release.ts';
import type { ReleaseInfo } from '../../../src/core/release/release-info.ts';
import { temporaryFolder, write } from '../../lib/temporary.ts';

const [commit, committed] = ['a'.repeat(40), '2026-11-20T14:03:22Z'];
const info: ReleaseInfo = {
  name: '2026-11-20-aaaaaaaaaaaa',
  ...{ commit, committed, content: { commit, committed, tree: commit } },
  ...{ node: '24.0.0', tools: {}, languages: [], files: 1, bytes: 5, largest: 5 },
};

describe('a release that is made again', () => {
  const root = temporaryFolder();
  const [site, releases] = [join(root, 'site'), join(root, 'releases')];
  write(join(site, 'index.html'), 'front');

  async function make(signature?: string): Promise<FinishedRelease> {
    const folder = beginRelease(site, releases);
    await writeManifest(folder, info);
    if (signature !== undefined) write(join(folder, 'SHA256SUMS.minisig'), signature);
    return finishRelease(folder, releases, info);
  }
  const place = join(releases, info.name);
  const signature = (): string => readFileSync(join(place, 'SHA256SUMS.minisig'), 'utf8');

  test('takes the place of one without a signature, and keeps one that only the old one has', async () => {
    assert.deepEqual(await make(), { folder: place, isKept: false });
    assert.ok(!existsSync(join(place, 'SHA256SUMS.minisig')));
    assert.deepEqual(await make('first'), { folder: place, isKept: false });
    assert.deepEqual(await make(), { folder: place, isKept: true });
    assert.equal(signature(), 'first');
    assert.deepEqual(await make('second'), { folder: place, isKept: false });
    assert.equal(signature(), 'second');
    assert.deepEqual(readdirSync(releases), [info.name]);
  });

  test('never takes the place of one with other files', async () => {
    write(join(site, 'index.html'), 'other');
    await assert.rejects(make('third'), /of the same commit with other files/);
    assert.equal(signature(), 'second');
  });
});
