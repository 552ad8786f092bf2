import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Catalog } from '../../../../src/core/model.ts';
import { listPages } from '../../../../src/core/site-map.ts';
import { buildSitemaps } from '../../../../src/core/sitemap.ts';
import { divideBar } from '../../../../src/core/translations/bar.ts';
import { findPageLanguages } from '../../../../src/core/translations/page-languages.ts';
import { buildReport, describeReport, shortenQueue } from '../../../../src/core/translations/report.ts';
import { withLetters } from '../../helpers/letters.ts';
import { parseSite, type Change } from '../../helpers/site.ts';

function catalogOf(change: Change = {}): Catalog {
  const { catalog } = parseSite(change);
  assert.ok(catalog);
  return catalog;
}

const address: Change = { 'site.yaml': 'address: https://example.org/faq/\n' };
const untranslated: Change = { 'de/questions/ddos.mdx': undefined };

describe('the languages of a page', () => {
  const languages = (change: Change): Record<string, string> => {
    const catalog = catalogOf(change);
    const pages = listPages(catalog).map((page) => [page.path, findPageLanguages(catalog, page).join(' ')]);
    return Object.fromEntries(pages) as Record<string, string>;
  };

  test('are those in which one of its texts is translated', () => {
    assert.deepEqual(languages({}), {
      '/index.html': '',
      '/404.html': '',
      '/translations.html': '',
      'index.html': 'en de',
      'abuse.html': 'en de',
      'all.html': 'en de',
      'search.html': 'en de',
      'about.html': 'en',
    });
  });

  test('are only the source where nothing is', () => {
    const found = languages(untranslated);
    assert.deepEqual([found['abuse.html'], found['all.html'], found['index.html']], ['en', 'en', 'en de']);
  });

  test('go by the letter itself', () => {
    const found = languages(withLetters());
    assert.deepEqual([found['letters.html'], found['letters/scan.html']], ['en', 'en']);
  });
});

describe('the sitemap', () => {
  const addressesOf = (text = ''): string[] =>
    [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url ?? '');

  test('is not there without an address of the site', () => {
    assert.deepEqual(buildSitemaps(catalogOf()), []);
  });

  test('has every page in each language in which it says something of its own', () => {
    const [file, ...others] = buildSitemaps(catalogOf(address));
    assert.equal(others.length, 0);
    assert.equal(file?.path, 'sitemap.xml');
    assert.deepEqual(
      addressesOf(file.text),
      [
        '',
        'de/abuse.html',
        'de/all.html',
        'de/index.html',
        'de/search.html',
        'en/about.html',
        'en/abuse.html',
        'en/all.html',
        'en/index.html',
        'en/search.html',
      ].map((path) => `https://example.org/faq/${path}`),
    );
  });

  test('is an index of its parts where it would be too long', () => {
    const [index, ...parts] = buildSitemaps(catalogOf(address), 4);
    assert.match(index?.text ?? '', /<sitemapindex /);
    assert.deepEqual(
      addressesOf(index?.text),
      parts.map(({ path }) => `https://example.org/faq/${path}`),
    );
    assert.deepEqual(
      parts.map(({ text }) => addressesOf(text).length),
      [4, 4, 2],
    );
  });
});

describe('divideBar', () => {
  const bar = (current: number, outdated: number, missing: number, length = 20): number[] =>
    Object.values(
      divideBar({ current, outdated, missing, unchecked: 0, total: current + outdated + missing }, length),
    );

  test('goes by the share of each state', () => {
    assert.deepEqual(bar(10, 5, 5), [10, 5, 5]);
    assert.deepEqual(bar(1, 1, 1), [7, 7, 6]);
    assert.deepEqual(bar(0, 0, 0), [0, 0, 0]);
  });

  test('shows one text of a thousand, and is always full', () => {
    assert.deepEqual(bar(998, 1, 1), [18, 1, 1]);
    assert.deepEqual(bar(1, 0, 999), [1, 0, 19]);
    for (let outdated = 0; outdated < 40; outdated += 1) {
      const parts = bar(37, outdated, 3, 24);
      assert.equal(
        parts.reduce((sum, part) => sum + part),
        24,
      );
      assert.ok(parts.every((part, index) => part > 0 || [37, outdated, 3][index] === 0));
    }
  });
});

describe('the report', () => {
  test('says where each waiting text is read, and the frame of letters has no place', () => {
    const [german] = buildReport(catalogOf(withLetters()));
    assert.deepEqual(Object.fromEntries(german?.queue.map(({ id, address: place }) => [id, place]) ?? []), {
      ddos: 'de/abuse.html#ddos',
      crime: 'de/abuse.html#crime',
      about: 'de/about.html',
      frame: undefined,
      scan: 'de/letters/scan.html',
    });
  });

  test('leads to the source where the language is not published', () => {
    const languages = `source: en\nlanguages:\n  - { tag: en, name: English, dir: ltr, enabled: true }\n  - { tag: de, name: Deutsch, dir: ltr, enabled: false }\n`;
    const [german] = buildReport(catalogOf({ 'languages.yaml': languages }));
    assert.equal(german?.queue[0]?.address, 'en/abuse.html#ddos');
  });

  test('is shortened to what is most urgent, with the rest counted by priority', () => {
    const [german] = buildReport(catalogOf());
    const { shown, rest } = shortenQueue(german?.queue ?? [], 1);
    assert.deepEqual(
      shown.map(({ id }) => id),
      ['ddos'],
    );
    assert.deepEqual(rest, [{ priority: '2-medium', count: 2 }]);
    assert.deepEqual(shortenQueue(german?.queue ?? [], 9).rest, []);
  });

  test('has everything in the file for programs', () => {
    const report = describeReport(catalogOf()) as {
      source: string;
      languages: { tag: string; all: { missing: number }; queue: unknown[] }[];
    };
    assert.equal(report.source, 'en');
    assert.deepEqual(
      report.languages.map(({ tag, all, queue }) => [tag, all.missing, queue.length]),
      [['de', 2, 3]],
    );
  });
});
