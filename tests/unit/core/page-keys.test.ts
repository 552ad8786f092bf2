import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import { inLanguage } from '../../../src/core/addressing.ts';
import { openPageKeys } from '../../../src/core/page-keys.ts';
import { listPages } from '../../../src/core/site-map.ts';
import { ContentSource } from '../../../src/disk/content-source.ts';
import { sha256 } from '../../../src/disk/sha256.ts';
import { bikeClub } from '../../lib/temporary.ts';

const parent = mkdtempSync(join(tmpdir(), 'onion-faq-'));
after(() => {
  rmSync(parent, { recursive: true, force: true });
});
let copies = 0;

/** Files of the site, pages and others. */
function listFiles({ content }: ContentSource): string[] {
  assert.ok(content.catalog, JSON.stringify(content.findings));
  const pages = listPages(content.catalog).map(({ path }) => path);
  const files = [...pages, 'faq.json'];
  const tags = enabledLanguages(content.catalog).map(({ tag }) => tag);
  return [...new Set(files.flatMap((path) => tags.map((tag) => inLanguage(path, tag))))].sort();
}

function keysOf(source: ContentSource): Map<string, string> {
  assert.ok(source.content.catalog);
  const keyOf = openPageKeys(source.content.catalog, { ofFile: (path) => source.digest(path), of: sha256 });
  return new Map(listFiles(source).map((path) => [path, keyOf(path)]));
}

/** The files whose keys are others after an edit of the small site, and all files. */
function findChanged(
  edit: (folder: string) => void,
  prepare: (folder: string) => void = () => undefined,
): { changed: string[]; all: string[] } {
  const folder = join(parent, String((copies += 1)));
  mkdirSync(folder);
  cpSync(bikeClub, folder, { recursive: true });
  prepare(folder);
  const source = new ContentSource(folder);
  const before = keysOf(source);
  edit(folder);
  source.refresh();
  const now = keysOf(source);
  return {
    changed: [...now.keys()].filter((path) => now.get(path) !== before.get(path)),
    all: [...now.keys()],
  };
}

const add = (file: string) => (folder: string) => appendFileSync(join(folder, file), '\nAdded.\n');
const replace = (file: string, from: string | RegExp, to: string) => (folder: string) => {
  const text = readFileSync(join(folder, file), 'utf8');
  assert.notEqual(text.replace(from, to), text);
  writeFileSync(join(folder, file), text.replace(from, to));
};

describe('keys of pages', () => {
  test('stay when nothing changes', () => {
    assert.deepEqual(findChanged(() => undefined).changed, []);
  });

  test('change with an answer where it stands, and where any text may', () => {
    const { changed, all } = findChanged(add('de/questions/flat-tyre.mdx'));
    for (const path of ['de/repairs.html', 'de/all.html', 'translations.html'])
      assert.ok(changed.includes(path), path);
    const others = all.filter((path) => /^(fr|ar)\//.test(path));
    assert.deepEqual(
      changed.filter((path) => others.includes(path)),
      [],
      'other languages',
    );
    for (const path of ['de/borrowing.html', 'de/letters/parked-bike.html'])
      assert.ok(!changed.includes(path), path);
  });

  test('change in every language with a translation that fits its source again, since pages link to it', () => {
    const heading = (lang: string) => (folder: string) =>
      appendFileSync(join(folder, lang, 'questions/flat-tyre.mdx'), '\n## Neu\n\nText.\n');
    const { changed } = findChanged(heading('de'), heading('fr'));
    for (const tag of ['fr', 'de', 'ar']) assert.ok(changed.includes(`${tag}/repairs.html`), tag);
  });

  test('change with a source text in every language, which may be out of date now', () => {
    const { changed } = findChanged(add('fr/questions/flat-tyre.mdx'));
    for (const tag of ['fr', 'de', 'ar']) {
      assert.ok(changed.includes(`${tag}/repairs.html`), tag);
      assert.ok(!changed.includes(`${tag}/borrowing.html`), tag);
    }
  });

  test('change with a title on every page of its language, as any may link to it', () => {
    const { changed, all } = findChanged(
      replace('de/questions/flat-tyre.mdx', /^title: .*$/m, 'title: Platt?'),
    );
    assert.deepEqual(
      all.filter((path) => path.startsWith('de/') && !changed.includes(path)),
      [],
    );
    assert.ok(!changed.includes('fr/repairs.html'));
  });

  test('change with a letter and with the frame around it', () => {
    const letter = 'fr/letters/parked-bike.html';
    const other = 'fr/letters/booking-server.html';
    const own = findChanged(replace('fr/letters/parked-bike.mdx', /\n$/, '\nMerci.\n')).changed;
    assert.ok(own.includes(letter));
    assert.ok(!own.includes(other));
    const frame = findChanged(replace('fr/letters/frame.mdx', /\n$/, '\nMerci.\n')).changed;
    for (const path of [letter, other]) assert.ok(frame.includes(path), path);
  });

  test('change with the facts of a text, with a translation that is gone, and with any setting', () => {
    const edits = {
      facts: replace('fr/questions/flat-tyre.mdx', /^reviewed: .*$/m, 'reviewed: 2026-11-27'),
      link: replace('links.yaml', 'https://', 'https://www.'),
      words: replace('de/ui.json', /": "(?=[^"]*",?\n\})/, '": "! '),
      gone: (folder: string) => rmSync(join(folder, 'ar/questions/deposit.mdx')),
    };
    for (const [name, edit] of Object.entries(edits)) {
      const { changed, all } = findChanged(edit);
      const expected = name === 'gone' ? all.filter((path) => path.startsWith('ar/')) : all;
      assert.deepEqual(
        expected.filter((path) => !changed.includes(path)),
        [],
        name,
      );
    }
  });
});
