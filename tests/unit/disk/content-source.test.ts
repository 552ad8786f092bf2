import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ContentSource } from '../../../src/disk/content-source.ts';
import { buildSite, edit, type Change } from '../helpers/site.ts';

const made: string[] = [];

/** The small site in a temporary folder. */
function openSite(change: Change = {}): ContentSource {
  const folder = mkdtempSync(join(tmpdir(), 'onion-faq-test-'));
  made.push(folder);
  for (const { path, text } of buildSite(change)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return new ContentSource(folder);
}

after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Codes of the findings after a file was read again. */
function codesAfter(source: ContentSource): string[] {
  source.refresh();
  return source.content.findings.map(({ code }) => code);
}

const german = 'de/questions/ddos.mdx';

describe('ContentSource', () => {
  test('finds nothing in a site in which nothing is wrong', () => {
    assert.deepEqual(openSite().content.findings, []);
  });

  test('names files of findings from the folder above the content', () => {
    const source = openSite(edit(german, 'Wenig.', '{x}'));
    assert.deepEqual(
      source.content.findings.map(({ file, line }) => `${file}:${String(line)}`),
      [`${basename(source.folder)}/${german}:11`],
    );
  });

  test('gives the headings of a translation the ids of the source text', () => {
    const source = openSite();
    const document = source.content.documents.find(({ file }) => file === german);
    assert.ok(document);
    assert.match(document.html ?? '', /<h2 id="ddos--what-can-come-through">Was durchkommt<\/h2>/);
  });

  test('has no heading ids for a translation of something that every object has', () => {
    const text = buildSite().find((file) => file.path === german)?.text ?? '';
    const source = openSite({ 'de/questions/constructor.mdx': text });
    const document = source.content.documents.find(({ place }) => place.id === 'constructor');
    assert.ok(document);
    assert.deepEqual(source.headingIds(document), []);
  });

  test('sees a change, a new file and a file that is gone', () => {
    const source = openSite();
    const path = join(source.folder, german);
    writeFileSync(path, 'broken\n');
    assert.deepEqual(codesAfter(source), ['content/front-matter-missing']);
    rmSync(path);
    assert.deepEqual(codesAfter(source), []);
    const text = buildSite().find((file) => file.path === german)?.text ?? '';
    writeFileSync(path, text.replace('Wenig.', '<b>Wenig</b>.'));
    assert.deepEqual(codesAfter(source), ['mdx/html']);
  });

  test('gives the headings new ids when the source text changes', () => {
    const source = openSite();
    const path = join(source.folder, 'en/questions/ddos.mdx');
    const text = buildSite().find((file) => file.path === 'en/questions/ddos.mdx')?.text ?? '';
    const find = (): string => {
      const document = source.content.documents.find(({ file }) => file === german);
      return document?.html ?? '';
    };
    assert.match(find(), /ddos--what-can-come-through/);
    writeFileSync(path, text.replace('## What can come', '## What does come'));
    source.refresh();
    assert.match(find(), /ddos--what-does-come-through/);
  });
});
