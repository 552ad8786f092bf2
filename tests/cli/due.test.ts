import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
import { bikeClub } from '../lib/temporary.ts';

const due = (on: string) => runCommand('check', ['--due', '--on', on, '--content', bikeClub]);

test('nothing is due while every review is younger than two years', async () => {
  const { code, stdout, stderr } = await due('2025-09-29');
  assert.deepEqual([code, stdout], [0, '']);
  assert.match(stderr, /Nothing is due/);
});

test('what is due is listed with its day and file, oldest first', async () => {
  const { code, stdout } = await due('2029-06-01');
  assert.equal(code, 0);
  const lines = stdout.trim().split('\n');
  assert.ok(lines.length > 1);
  assert.match(lines[0] ?? '', /carrying-children/);
  assert.deepEqual([...lines].sort(), lines);
  for (const line of lines)
    assert.match(line, /^20(23|26)-\d{2}-\d{2} {2}fr\/(questions|pages|letters)\/[a-z-]+\.mdx {2}\S/);
});

test('a day that is none is wrong use', async () => {
  const { code, stderr } = await due('2026-02-30');
  assert.equal(code, 2);
  assert.match(stderr, /"2026-02-30" is no day/);
});
