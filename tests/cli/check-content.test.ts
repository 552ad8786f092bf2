import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
import { bikeClub, copyContent, temporaryFolder, write } from '../lib/temporary.ts';

const check = (content: string) => runCommand('check', ['content', '--content', content]);

test('content without problems: one quiet line and exit code 0', async () => {
  const { code, stdout, stderr } = await check(bikeClub);
  assert.equal(stdout, '');
  assert.equal(stderr, 'ok      Content: every file, name and address\n');
  assert.equal(code, 0);
});

test('all problems of all files are printed, sorted, with file, line and what to do', async () => {
  const content = copyContent();
  write(
    join(content, 'fr/questions/deposit.mdx'),
    '---\ntitle: Une caution ?\nshort: Oui.\npriorty: 1-high\nreviewed: 2026-02-30\n---\n\nVoir [ici](question:flat-tire) et {tout}.\n',
  );
  write(
    join(content, 'de/questions/extra.mdx'),
    '---\ntitle: x\nshort: y\nrevision: "000000000000"\n---\n\nText.\n',
  );
  rmSync(join(content, 'ar/titles.yaml'));
  const { code, stderr } = await check(content);
  assert.equal(code, 1);
  const places = stderr.split('\n').filter((line) => line.startsWith('content/'));
  assert.deepEqual(
    places.map((line) => line.split(': ').slice(0, 2).join(' ')),
    [
      'content/ar/titles.yaml:1 content/file-missing',
      'content/de/questions/extra.mdx:1 translation/source-missing',
      'content/fr/questions/deposit.mdx:2 content/field-missing',
      'content/fr/questions/deposit.mdx:4 content/field-unknown',
      'content/fr/questions/deposit.mdx:5 content/field-invalid',
      'content/fr/questions/deposit.mdx:8 links/name-unknown',
      'content/fr/questions/deposit.mdx:8:35 mdx/expression',
    ],
  );
  assert.match(stderr, /did you mean "priority"\?/);
  assert.match(stderr, /did you mean "flat-tyre"\?/);
  assert.match(stderr, /Content: 7 errors\./);
});

test('an empty folder is told what it lacks', async () => {
  const { code, stderr } = await check(temporaryFolder());
  assert.equal(code, 1);
  assert.match(stderr, /languages\.yaml:1: content\/file-missing: the file is missing/);
});

test('a folder that is not there is wrong use: exit code 2', async () => {
  const { code, stderr } = await check('no-such-folder');
  assert.equal(code, 2);
  assert.match(stderr, /There is no folder "no-such-folder"/);
});

test('a check that does not exist is wrong use and gets a suggestion', async () => {
  const { code, stderr } = await runCommand('check', ['contnt']);
  assert.equal(code, 2);
  assert.match(stderr, /There is no check "contnt"; did you mean "content"\?/);
});

test('a link loop and a file that is not UTF-8 are findings, not crashes', async () => {
  const content = copyContent();
  writeFileSync(join(content, 'de/questions/deposit.mdx'), Buffer.from([0x2d, 0x0a, 0xff, 0xfe]));
  const { code, stderr } = await check(content);
  assert.equal(code, 1);
  assert.match(stderr, /content\/de\/questions\/deposit\.mdx:2: text\/encoding/);
});
