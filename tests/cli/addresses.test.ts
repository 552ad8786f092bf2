import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
import { copyContent, write } from '../lib/temporary.ts';

const addresses = (content: string) => runCommand('addresses', ['--content', content]);
const check = (content: string) => runCommand('check', ['content', '--content', content]);

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, `nothing to replace in ${path}`);
  write(path, changed);
}

test('adds new addresses, prints them, and does nothing the second time', async () => {
  const content = copyContent();
  rmSync(join(content, 'addresses.lock'));
  const first = await addresses(content);
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /^\+ borrowing\.html#deposit$/m);
  assert.match(first.stdout, /^\+ borrowing\.html#OldDeposit$/m);
  const lock = readFileSync(join(content, 'addresses.lock'), 'utf8');
  const second = await addresses(content);
  assert.equal(second.stdout, '');
  assert.equal(readFileSync(join(content, 'addresses.lock'), 'utf8'), lock);
});

test('a locked address that is gone fails the check, which names it and its line', async () => {
  const content = copyContent();
  edit(join(content, 'fr/questions/deposit.mdx'), /^legacy: .*\n/m, '');
  const { code, stderr } = await check(content);
  assert.equal(code, 1);
  const line =
    readFileSync(join(content, 'addresses.lock'), 'utf8').split('\n').indexOf('borrowing.html#OldDeposit') +
    1;
  assert.ok(
    stderr.includes(
      `content/addresses.lock:${String(line)}: addresses/vanished: the published address "borrowing.html#OldDeposit" is gone`,
    ),
    stderr,
  );
});

test('the lock never loses a line, also when an address is gone', async () => {
  const content = copyContent();
  edit(join(content, 'fr/questions/deposit.mdx'), /^legacy: .*\n/m, '');
  const before = readFileSync(join(content, 'addresses.lock'), 'utf8');
  const { code } = await addresses(content);
  assert.equal(code, 1);
  assert.equal(readFileSync(join(content, 'addresses.lock'), 'utf8'), before);
});

test('a question that moves to another FAQ is not gone', async () => {
  const content = copyContent();
  edit(join(content, 'outline.yaml'), /^ *- weak-brakes\n/m, '');
  edit(join(content, 'outline.yaml'), /^( *)- reserve-a-bike\n/m, '$1- reserve-a-bike\n$1- weak-brakes\n');
  const { code, stderr } = await check(content);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /addresses\/not-locked/);
});

test('a question whose file is renamed is gone, and the new name is suggested', async () => {
  const content = copyContent();
  for (const lang of ['fr', 'de', 'ar'])
    renameSync(
      join(content, lang, 'questions/weak-brakes.mdx'),
      join(content, lang, 'questions/weak-brake.mdx'),
    );
  edit(join(content, 'outline.yaml'), /- weak-brakes/, '- weak-brake');
  for (const id of ['flat-tyre', 'carrying-children', 'deposit', 'reserve-a-bike']) {
    for (const lang of ['fr', 'de', 'ar']) {
      const path = join(content, lang, 'questions', `${id}.mdx`);
      write(path, readFileSync(path, 'utf8').replaceAll('weak-brakes', 'weak-brake'));
    }
  }
  const { code, stderr } = await check(content);
  assert.equal(code, 1);
  assert.match(
    stderr,
    /"repairs\.html#weak-brakes" is gone from the site; did you mean "repairs\.html#weak-brake"\?/,
  );
});

test('nothing is written while the content has errors', async () => {
  const content = copyContent();
  rmSync(join(content, 'addresses.lock'));
  edit(join(content, 'fr/questions/deposit.mdx'), /^priority: .*$/m, 'priority: 9-never');
  const { code, stderr } = await addresses(content);
  assert.equal(code, 1);
  assert.match(stderr, /Nothing was written/);
  assert.throws(() => readFileSync(join(content, 'addresses.lock')), { code: 'ENOENT' });
});
