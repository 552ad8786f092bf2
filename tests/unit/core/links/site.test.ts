import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  findLanguageFolders,
  listFolders,
  type CheckedSite,
} from '../../../../src/core/links/checked-site.ts';
import { findDeadService } from '../../../../src/core/links/dead-services.ts';
import { readHtml } from '../../../../src/core/links/html-links.ts';
import { SiteIndex } from '../../../../src/core/links/lookup.ts';
import { chooseRules } from '../../../../src/core/links/severity.ts';

function makeIndex(pages: Record<string, string>, languages: string[] = []): SiteIndex {
  const paths = Object.keys(pages);
  const linked = new Map(paths.map((path) => [path, readHtml(path, pages[path] ?? '')]));
  const site: CheckedSite = {
    ...{ files: new Set(paths), folders: listFolders(paths), linked, homes: [], languages },
    ...{ dead: [], locked: [], isOnion: () => true },
  };
  return new SiteIndex(site);
}

describe('what a plain server has at a path', () => {
  const index = makeIndex({ 'index.html': '', 'a/index.html': '', 'b/c.html': '', 'Ä.html': '' });
  const cases: [path: string, state: string][] = [
    ['', 'found'],
    ['a', 'found'],
    ['a/', 'found'],
    ['b/c.html', 'found'],
    ['b/', 'no-index'],
    ['b', 'no-index'],
    ['b/c.html/', 'missing'],
    ['B/c.html', 'other-case'],
    ['A', 'other-case'],
    ['b/C.html', 'other-case'],
    ['A\u0308.html', 'other-case'],
    ['c.html', 'missing'],
    ['a//index.html', 'missing'],
  ];
  for (const [path, state] of cases)
    test(JSON.stringify(path), () => {
      assert.equal(index.find(path).state, state);
    });
});

describe('what was probably meant', () => {
  const pages = {
    'en/faq/relay.html': '<p id="what">',
    'en/about.html': '<p id="who">',
    'de/about.html': '<p id="who">',
  };
  const cases: [path: string, file: string | undefined][] = [
    ['en/abuot.html', 'en/about.html'],
    ['en/about', 'en/about.html'],
    ['en/about.html/', 'en/about.html'],
    ['en//about.html', 'en/about.html'],
    ['en/relay.html', 'en/faq/relay.html'],
    ['en/something-else.html', undefined],
    ['de/relay.html', undefined],
  ];
  for (const [path, file] of cases)
    test(`by ${path}`, () => {
      assert.equal(makeIndex(pages, ['en', 'de']).suggestFile(path), file);
    });

  test('by an anchor: one of that page, or the page of the same language that has it', () => {
    const index = makeIndex(pages, ['en', 'de']);
    assert.equal(index.suggestAnchor('en/about.html', 'whoo'), 'who');
    assert.equal(index.pageWithAnchor('what', 'en/about.html'), 'en/faq/relay.html');
    assert.equal(index.pageWithAnchor('what', 'de/about.html'), undefined);
  });
});

test('languages are folders whose pages are all in the language of their name, two at least', () => {
  const read = (pages: Record<string, string>): string[] =>
    findLanguageFolders(Object.entries(pages).map(([path, lang]) => readHtml(path, `<html lang="${lang}">`)));
  assert.deepEqual(read({ 'de/a.html': 'de', 'en/a.html': 'EN', 'index.html': 'en', 'docs/a.html': 'en' }), [
    'de',
    'en',
  ]);
  assert.deepEqual(read({ 'de/a.html': 'de', 'de/b.html': 'en', 'en/a.html': 'en' }), []);
  assert.deepEqual(read({ 'en/a.html': 'en' }), []);
});

test('a dead host stands for those below it, a dead path for what goes on from it', () => {
  const services = [
    { address: 'old.example', why: 'x' },
    { address: 'example.org/list', why: 'y' },
    { address: 'example.org/list/new', why: 'z' },
  ];
  const why = (url: string): string | undefined => findDeadService(new URL(url), services)?.why;
  assert.equal(why('https://old.example/a'), 'x');
  assert.equal(why('https://www.old.example/'), 'x');
  assert.equal(why('https://bold.example/'), undefined);
  assert.equal(why('https://www.example.org/list?a=b'), 'y');
  assert.equal(why('https://example.org/list/new/er'), 'z');
  assert.equal(why('https://example.org/lists'), undefined);
  assert.equal(why('https://archive.example.org/list'), undefined);
});

describe('severities', () => {
  const severityOf = (
    lang: string | undefined,
    isOwn: boolean,
    setting: Parameters<typeof chooseRules>[0],
  ): string =>
    chooseRules(setting, isOwn)(lang).find(({ rule }) => rule.name === 'script')?.severity ?? 'off';

  test('are those of the rule, of the setting, of the language', () => {
    assert.equal(severityOf('en', true, {}), 'error');
    assert.equal(severityOf('en', false, {}), 'warning');
    assert.equal(severityOf('en', true, { script: 'off' }), 'off');
    assert.equal(severityOf('de', true, { script: { de: 'warning' } }), 'warning');
    assert.equal(severityOf('en', true, { script: { de: 'warning' } }), 'error');
    assert.equal(severityOf('en', true, { script: { default: 'off', de: 'warning' } }), 'off');
    assert.equal(severityOf(undefined, true, { script: { default: 'off' } }), 'off');
  });
});
