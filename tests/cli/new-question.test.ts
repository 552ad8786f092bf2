import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
import { copyContent, write } from '../lib/temporary.ts';

const make = (content: string, ...args: string[]) =>
  runCommand('new', ['question', ...args, '--content', content]);

test('makes the file, lists it in the outline and keeps the comments there', async () => {
  const content = copyContent();
  const before = readFileSync(join(content, 'outline.yaml'), 'utf8');
  const { code, stderr } = await make(content, 'rain-cover', '--faq', 'repairs', '--section', 'workshop');
  assert.equal(code, 0, stderr);
  const text = readFileSync(join(content, 'fr/questions/rain-cover.mdx'), 'utf8');
  for (const field of ['title', 'short', 'keywords', 'priority', 'sources', 'related'])
    assert.match(text, new RegExp(`^${field}: `, 'm'));
  assert.match(text, /^reviewed: \d{4}-\d{2}-\d{2}$/m);
  const after = readFileSync(join(content, 'outline.yaml'), 'utf8');
  assert.match(after, /weak-brakes[\s\S]*rain-cover/);
  for (const comment of before.split('\n').filter((line) => line.startsWith('#')))
    assert.ok(after.includes(comment));
});

test('a question that the outline has already stays where it is listed', async () => {
  const content = copyContent();
  const outline = join(content, 'outline.yaml');
  const listed = readFileSync(outline, 'utf8').replace(
    '- weak-brakes',
    '- weak-brakes\n          - new-tyre',
  );
  write(outline, listed);
  const { code, stderr } = await make(content, 'new-tyre');
  assert.equal(code, 0, stderr);
  assert.equal(readFileSync(outline, 'utf8'), listed);
  assert.ok(existsSync(join(content, 'fr/questions/new-tyre.mdx')));
});

test('the check then says what is still missing in it', async () => {
  const content = copyContent();
  await make(content, 'rain-cover');
  const { code, stderr } = await runCommand('check', ['content', '--content', content]);
  assert.equal(code, 1);
  assert.match(stderr, /rain-cover\.mdx:2: content\/field-invalid: "title" is ""/);
  assert.match(stderr, /rain-cover\.mdx:\d+: mdx\/empty/);
});

const refusals: [string, string[], RegExp][] = [
  ['an id that exists', ['deposit'], /There is a question "deposit" already/],
  ['an id that is no id', ['Rain_Cover'], /"Rain_Cover" cannot be an id/],
  ['an id that leads elsewhere', ['../../evil'], /cannot be an id/],
  [
    'a FAQ that does not exist',
    ['rain-cover', '--faq', 'repair'],
    /no FAQ "repair"; did you mean "repairs"\?/,
  ],
  ['a section that does not exist', ['rain-cover', '--section', 'x'], /no section "x"/],
  ['no id', [], /Expected exactly one id/],
  ['an option that does not exist', ['rain-cover', '--faqs', 'x'], /faqs/],
];

for (const [what, args, message] of refusals) {
  test(`refuses ${what}, with exit code 2, and writes nothing`, async () => {
    const content = copyContent();
    const before = readFileSync(join(content, 'outline.yaml'), 'utf8');
    const { code, stderr } = await make(content, ...args);
    assert.equal(code, 2);
    assert.match(stderr, message);
    assert.equal(readFileSync(join(content, 'outline.yaml'), 'utf8'), before);
    assert.ok(!existsSync(join(content, 'fr/questions/rain-cover.mdx')));
  });
}

test('refuses a kind that does not exist', async () => {
  const { code, stderr } = await runCommand('new', ['qestion', 'x']);
  assert.equal(code, 2);
  assert.match(stderr, /did you mean "question"\?/);
});
