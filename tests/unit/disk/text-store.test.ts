import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { buildsFolder } from '../../../src/disk/folders.ts';
import { TextStore } from '../../../src/disk/text-store.ts';

test('a store of texts gives back what was put in, whether it has been written yet or not', () => {
  const store = new TextStore();
  const texts = ['', 'one', 'عنوان', '\u{1F9C5} onion', 'x'.repeat(600_000), 'y'.repeat(600_000), 'last'];
  const kept = texts.map((text) => store.add(text));
  for (const [index, text] of texts.entries())
    assert.equal(store.read(kept[index] ?? { at: 0, size: 0 }), text);
  const more = store.add('more');
  assert.equal(store.read(more), 'more');
  assert.equal(store.read(kept[1] ?? more), 'one');
});

test('a store of texts leaves nothing on the disk', () => {
  const store = new TextStore();
  store.add('one');
  assert.ok(existsSync(buildsFolder()));
  assert.ok(!readdirSync(buildsFolder()).some((name) => name.startsWith(String(process.pid))));
});
