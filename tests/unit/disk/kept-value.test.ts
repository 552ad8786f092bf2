import assert from 'node:assert/strict';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readKept, writeKept } from '../../../src/disk/kept-value.ts';
import { sha256 } from '../../../src/disk/sha256.ts';
import { temporaryFolder, write } from '../../lib/temporary.ts';

test('a kept value is there for what it was made from, and for nothing else', () => {
  const path = join(temporaryFolder(), 'below/pages.txt');
  assert.equal(readKept(path, sha256('a')), undefined, 'none yet');
  writeKept(path, sha256('a'), { page: ['key', 'Größe'] });
  assert.deepEqual(readKept(path, sha256('a')), { page: ['key', 'Größe'] });
  assert.equal(readKept(path, sha256('b')), undefined, 'made from something else');
  appendFileSync(path, ' ');
  assert.equal(readKept(path, sha256('a')), undefined, 'damaged');
});

test('what a stopped process left beside a kept value goes; what a running one writes stays', () => {
  const folder = temporaryFolder();
  const running = `pages.txt.${String(process.ppid)}`;
  for (const name of ['pages.txt.999999999', running, 'pages.txt.old', 'other.txt.999999999'])
    write(join(folder, name), 'half');
  writeKept(join(folder, 'pages.txt'), sha256('a'), 1);
  assert.deepEqual(
    readdirSync(folder).sort(),
    ['other.txt.999999999', 'pages.txt', 'pages.txt.old', running].sort(),
  );
});
