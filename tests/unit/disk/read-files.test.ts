import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readFile, readFiles } from '../../../src/disk/read-files.ts';

const made: string[] = [];

/** A temporary folder with these files. */
function makeFolder(files: Record<string, string | Uint8Array> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'onion-faq-test-')));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const pathsIn = (folder: string): string[] => readFiles(folder).files.map(({ path }) => path);
const codesIn = (folder: string): string[] =>
  readFiles(folder).findings.map(({ file, line, code }) => `${file}:${String(line)} ${code}`);

describe('readFiles', () => {
  test('reads all files with paths inside the folder, in the order of their names', () => {
    const folder = makeFolder({ 'b.yaml': 'b', 'a/c/d.mdx': 'd', 'a/b.mdx': 'b', 'A.yaml': 'A' });
    assert.deepEqual(pathsIn(folder), ['A.yaml', 'a/b.mdx', 'a/c/d.mdx', 'b.yaml']);
    assert.deepEqual(readFiles(folder).findings, []);
    assert.equal(readFiles(folder).files.find(({ path }) => path === 'a/b.mdx')?.text, 'b');
  });

  test('drops a byte order mark and keeps everything else as it is', () => {
    const folder = makeFolder({ 'a.mdx': '\uFEFFone\r\ntwo\n' });
    assert.equal(readFiles(folder).files[0]?.text, 'one\r\ntwo\n');
  });

  test('passes over hidden files and the backups of editors', () => {
    const folder = makeFolder({
      'a.mdx': '',
      '.DS_Store': '',
      '.git/config': '',
      'a.mdx~': '',
      '#a.mdx#': '',
      '.a.mdx.swp': '',
    });
    assert.deepEqual(pathsIn(folder), ['a.mdx']);
    assert.deepEqual(codesIn(folder), []);
  });

  for (const name of ['x~', '#x#']) {
    test(`does not pass over a folder named ${name}: Astro compiles the pages in it`, () => {
      const folder = makeFolder({ [`en/pages/${name}/about.mdx`]: 'x', [`en/pages/${name}/evil.js`]: 'x' });
      const seen = [...pathsIn(folder), ...readFiles(folder).findings.map(({ file }) => file)].sort();
      assert.deepEqual(seen, [`en/pages/${name}/about.mdx`, `en/pages/${name}/evil.js`]);
    });
  }

  test('refuses a file that is not UTF-8, with its line, and reads the others', () => {
    const latin = Uint8Array.from([...new TextEncoder().encode('one\ntwo\ncaf'), 0xe9, 0x0a]);
    const folder = makeFolder({ 'a.mdx': 'a', 'de/questions/b.mdx': latin });
    assert.deepEqual(pathsIn(folder), ['a.mdx']);
    assert.deepEqual(codesIn(folder), ['de/questions/b.mdx:3 text/encoding']);
  });

  test('refuses a file in UTF-16', () => {
    const folder = makeFolder({ 'a.mdx': Uint8Array.from([0xff, 0xfe, 0x61, 0x00]) });
    assert.deepEqual(codesIn(folder), ['a.mdx:1 text/encoding']);
  });

  test('refuses a file that is too large', () => {
    const folder = makeFolder({ 'a.mdx': 'x'.repeat(200_000), 'b.mdx': 'x'.repeat(200_001) });
    assert.deepEqual(pathsIn(folder), ['a.mdx']);
    assert.deepEqual(codesIn(folder), ['b.mdx:1 content/file-large']);
  });

  test('reads an empty folder', () => {
    assert.deepEqual(readFiles(makeFolder()), { files: [], findings: [] });
  });

  test('throws where there is no folder', () => {
    assert.throws(() => readFiles(join(makeFolder(), 'nothing')), /ENOENT/);
  });
});

describe('a symbolic link', () => {
  const outside = makeFolder({ 'secret.mdx': 'secret', 'secret.key': 'secret' });

  test('to a file outside is refused and not read', () => {
    const folder = makeFolder({ 'a.mdx': 'a' });
    symlinkSync(join(outside, 'secret.mdx'), join(folder, 'b.mdx'));
    assert.deepEqual(pathsIn(folder), ['a.mdx']);
    assert.deepEqual(codesIn(folder), ['b.mdx:1 content/link-outside']);
  });

  test('to a folder outside is refused and not read', () => {
    const folder = makeFolder({ 'en/a.mdx': 'a' });
    symlinkSync(outside, join(folder, 'en', 'questions'));
    assert.deepEqual(pathsIn(folder), ['en/a.mdx']);
    assert.deepEqual(codesIn(folder), ['en/questions:1 content/link-outside']);
  });

  test('that leads up and out is refused', () => {
    const folder = makeFolder({ 'a.mdx': 'a' });
    symlinkSync('..', join(folder, 'up'));
    symlinkSync('/etc/passwd', join(folder, 'passwd'));
    assert.deepEqual(codesIn(folder), ['passwd:1 content/link-outside', 'up:1 content/link-outside']);
  });

  test('to a folder beside it with a name that starts the same is refused', () => {
    const folder = makeFolder({ 'a.mdx': 'a' });
    const beside = `${folder}-beside`;
    mkdirSync(beside);
    made.push(beside);
    writeFileSync(join(beside, 'b.mdx'), 'b');
    symlinkSync(beside, join(folder, 'b'));
    assert.deepEqual(codesIn(folder), ['b:1 content/link-outside']);
  });

  test('through another link to the outside is refused', () => {
    const folder = makeFolder({ 'a.mdx': 'a' });
    symlinkSync(outside, join(folder, 'b'));
    symlinkSync(join(folder, 'b', 'secret.mdx'), join(folder, 'c.mdx'));
    assert.deepEqual(pathsIn(folder), ['a.mdx']);
    assert.deepEqual(codesIn(folder), ['b:1 content/link-outside', 'c.mdx:1 content/link-outside']);
  });

  test('that leads nowhere or to itself is refused', () => {
    const folder = makeFolder({ 'a.mdx': 'a' });
    symlinkSync('nothing', join(folder, 'b.mdx'));
    symlinkSync('c.mdx', join(folder, 'c.mdx'));
    assert.deepEqual(codesIn(folder), ['b.mdx:1 content/link-outside', 'c.mdx:1 content/link-outside']);
  });

  test('to a file inside is read', () => {
    const folder = makeFolder({ 'a.mdx': 'a' });
    symlinkSync('a.mdx', join(folder, 'b.mdx'));
    assert.deepEqual(pathsIn(folder), ['a.mdx', 'b.mdx']);
  });

  test('to a folder inside never makes the folder itself vanish', () => {
    const folder = makeFolder({ 'en/questions/a.mdx': 'a' });
    mkdirSync(join(folder, 'de'));
    symlinkSync('../en/questions', join(folder, 'de', 'questions'));
    assert.ok(pathsIn(folder).includes('en/questions/a.mdx'), pathsIn(folder).join(', '));
  });

  test('in a circle ends', () => {
    const folder = makeFolder({ 'en/a.mdx': 'a' });
    symlinkSync('..', join(folder, 'en', 'up'));
    assert.ok(pathsIn(folder).includes('en/a.mdx'));
  });
});

describe('readFile', () => {
  const outside = makeFolder({ 'secret.mdx': 'secret' });
  const folder = makeFolder({ 'en/a.mdx': 'a', '.git/config': 'x' });
  const read = (...path: string[]): ReturnType<typeof readFile> => readFile(folder, join(folder, ...path));

  test('reads one file', () => {
    assert.deepEqual(read('en', 'a.mdx'), { path: 'en/a.mdx', text: 'a' });
  });

  test('reads nothing of a file that is gone, a folder, a hidden file or a file outside', () => {
    assert.equal(read('en', 'b.mdx'), undefined);
    assert.equal(read('en'), undefined);
    assert.equal(read('.git', 'config'), undefined);
    assert.equal(readFile(folder, join(outside, 'secret.mdx')), undefined);
  });

  test('refuses a link that leads outside', () => {
    symlinkSync(join(outside, 'secret.mdx'), join(folder, 'b.mdx'));
    const found = read('b.mdx');
    assert.ok(found && 'code' in found);
    assert.equal(found.code, 'content/link-outside');
  });

  test('reads nothing below a folder that is a link to the outside', () => {
    symlinkSync(outside, join(folder, 'en', 'linked'));
    const found = read('en', 'linked', 'secret.mdx');
    assert.ok(found === undefined || 'code' in found, JSON.stringify(found));
  });
});
