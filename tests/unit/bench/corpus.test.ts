import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeCorpus } from '../../../scripts/lib/bench/corpus.ts';
import { pairSizes } from '../../../scripts/lib/bench/pair-sizes.ts';
import { inventTongue, tongueTags } from '../../../scripts/lib/bench/tongue.ts';
import { findState, listEntries } from '../../../src/core/catalog.ts';
import { ContentSource } from '../../../src/disk/content-source.ts';
import { listFiles } from '../../../src/disk/read-files.ts';
import { temporaryFolder } from '../../lib/temporary.ts';

const size = { questions: 60, languages: 4 };
const corpus = writeCorpus(size, join(temporaryFolder(), 'content'));
const { content } = new ContentSource(corpus.folder);

test('made-up content has no errors and nothing that its list of addresses lacks', () => {
  const { findings } = content;
  assert.deepEqual(
    findings.filter(({ severity, code }) => severity === 'error' || code.startsWith('addresses/')),
    [],
  );
});

test('it has what real content has: links, lists, code, boxes, headings, letters with fields, texts in every state', () => {
  const { catalog, documents } = content;
  assert.ok(catalog);
  const { source } = catalog.settings;
  const all = documents.map(({ file }) => readFileSync(join(corpus.folder, file), 'utf8')).join('\n');
  for (const piece of [
    '](question:',
    '](link:',
    '\n- ',
    '\n1. ',
    '```sh',
    '<Note>',
    '<Warning>',
    '\n## ',
    '{address}',
  ])
    assert.ok(all.includes(piece), piece);
  const states = new Set(
    listEntries(catalog).flatMap((entry) =>
      ['de', 'fa', 'ru'].map((tag) => {
        const state = findState(entry, tag, source);
        return entry.texts[tag]?.checked === false ? `${state}, unchecked` : state;
      }),
    ),
  );
  assert.deepEqual([...states].sort(), ['current', 'current, unchecked', 'missing', 'outdated']);
});

test('the texts that are to be edited are there, and an answer is as long as in real content', () => {
  for (const file of [corpus.answer, corpus.translation])
    assert.match(readFileSync(join(corpus.folder, file), 'utf8'), /^---\ntitle: /);
  const answers = content.documents.filter(({ place }) => place.kind === 'question' && place.isSource);
  const bytes = answers.reduce((sum, { file }) => sum + readFileSync(join(corpus.folder, file)).length, 0);
  assert.ok(bytes / answers.length > 1_000 && bytes / answers.length < 2_000, String(bytes / answers.length));
});

test('the same size gives the same bytes', () => {
  const again = writeCorpus(size, join(temporaryFolder(), 'content'));
  const read = (folder: string) =>
    listFiles(folder).map(({ name, path }) => [name, readFileSync(path, 'utf8')]);
  assert.deepEqual(read(again.folder), read(corpus.folder));
});

test('languages are written in their own scripts and directions', () => {
  assert.match(inventTongue('ru').words[20] ?? '', /^\p{Script=Cyrillic}+$/u);
  assert.match(inventTongue('zh-Hans').words[20] ?? '', /^\p{Script=Han}+$/u);
  assert.equal(inventTongue('fa').dir, 'rtl');
  for (const tag of tongueTags) assert.ok(new Set(inventTongue(tag).words).size > 1_000, tag);
});

test('sizes are pairs, or one number with each of the other list', () => {
  assert.deepEqual(pairSizes('120,1000', '8', 20), [
    { questions: 120, languages: 8 },
    { questions: 1000, languages: 8 },
  ]);
  assert.deepEqual(pairSizes('5, 6', '2,3', 20), [
    { questions: 5, languages: 2 },
    { questions: 6, languages: 3 },
  ]);
  assert.equal(pairSizes('5,x', '2', 20), '--questions is "5,x"; expected numbers such as 120,1000.');
  assert.equal(pairSizes('5', '0', 20), '--languages is "0"; expected numbers such as 8,10.');
  assert.equal(pairSizes('5', '21', 20), '--languages asks for 21; expected at most 20.');
  assert.equal(
    pairSizes('1,2,3', '1,2', 20),
    '--languages has 2 numbers; expected 1 or 3, as the other list.',
  );
});
