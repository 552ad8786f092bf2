import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { SourceFile } from '../../../src/core/document.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { listFiles, readFile } from '../../../src/disk/read-files.ts';

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

/** Everything in a folder, as a content source reads it. */
function readFiles(folder: string): { files: SourceFile[]; findings: Finding[] } {
  const all = listFiles(folder).flatMap((file) => readFile(folder, file) ?? []);
  return {
    files: all.filter((one): one is SourceFile => 'text' in one),
    findings: all.filter((one): one is Finding => 'code' in one),
  };
}

const pathsIn = (folder: string): string[] => readFiles(folder).files.map(({ path }) => path);
const codesIn = (folder: string): string[] =>
  readFiles(folder).findings.map(({ file, line, code }) => `${file}:${String(line)} ${code}`);

describe('the files of a folder', () => {
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
    const folder = makeFolder({ 'de/a.mdx': 'x'.repeat(200_000), 'de/b.mdx': 'x'.repeat(200_001) });
    assert.deepEqual(pathsIn(folder), ['de/a.mdx']);
    assert.deepEqual(codesIn(folder), ['de/b.mdx:1 content/file-large']);
  });

  test('reads a list of addresses that has grown with its site', () => {
    const folder = makeFolder({ 'addresses.lock': 'x'.repeat(2_000_000) });
    assert.deepEqual(pathsIn(folder), ['addresses.lock']);
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
  test('reads nothing of a file that is gone since it was found', () => {
    const folder = makeFolder({ 'en/a.mdx': 'a' });
    const [file] = listFiles(folder);
    assert.ok(file);
    rmSync(file.path);
    assert.equal(readFile(folder, file), undefined);
  });

  test('refuses a link that leads outside, also one that was a file when it was found', () => {
    const outside = makeFolder({ 'secret.mdx': 'secret' });
    const folder = makeFolder({ 'b.mdx': 'b' });
    const [file] = listFiles(folder);
    assert.ok(file);
    rmSync(file.path);
    symlinkSync(join(outside, 'secret.mdx'), file.path);
    const found = readFile(folder, file);
    assert.ok(found && 'code' in found);
    assert.equal(found.code, 'content/link-outside');
  });
});

describe('the signature of a file', () => {
  const signatures = (folder: string): string[] => listFiles(folder).map(({ signature }) => signature);

  test('stays while nobody writes', () => {
    const folder = makeFolder({ 'a.mdx': 'a', 'b.mdx': 'b' });
    assert.deepEqual(signatures(folder), signatures(folder));
  });

  test('changes with a text of the same length and time', () => {
    const folder = makeFolder({ 'a.mdx': 'old' });
    const path = join(folder, 'a.mdx');
    const { atime, mtime } = statSync(path);
    const [before] = signatures(folder);
    writeFileSync(`${path}.new`, 'new');
    utimesSync(`${path}.new`, atime, mtime);
    renameSync(`${path}.new`, path);
    assert.notEqual(signatures(folder)[0], before);
  });
});
