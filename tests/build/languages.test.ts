import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { isPseudo, pseudoTag } from '../../src/core/translations/pseudo-text.ts';
import { runCommand } from '../lib/run-command.ts';
import { sites } from '../lib/sites.ts';
import { copyContent, copyHalfTranslated, temporaryFolder, write } from '../lib/temporary.ts';

/** Text of the elements of a page that are not in another language, and not code. */
function ownTexts(html: string): string[] {
  const body = html.slice(html.indexOf('<body')).replace(/<(code|pre|bdi)\b[\s\S]*?<\/\1>/g, '');
  const texts: string[] = [];
  const foreign: boolean[] = [];
  for (const [piece] of body.matchAll(/<[^>]+>|[^<]+/g)) {
    if (!piece.startsWith('<')) {
      if (foreign.at(-1) !== true) texts.push(piece.trim());
    } else if (piece.startsWith('</')) foreign.pop();
    else if (!/^<(?:br|hr|input|meta|link)\b|\/>$/.test(piece))
      foreign.push(foreign.at(-1) === true || /\slang="/.test(piece.replace(/^<body/, '')));
  }
  return texts.filter((text) => /\p{L}/u.test(text));
}

describe('a site in the pseudo-language', () => {
  const content = copyContent();
  const out = join(temporaryFolder(), 'site');
  before(async () => {
    const outline = readFileSync(join(content, 'outline.yaml'), 'utf8');
    write(
      join(content, 'outline.yaml'),
      outline.replace('- id: repairs\n', '- id: repairs\n    layout: sections\n'),
    );
    const { code, stderr } = await runCommand('build', ['--pseudo', '--content', content, '--out', out]);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /translation\/pseudo-language/);
  });
  const read = (page: string): string => readFileSync(join(out, pseudoTag, page), 'utf8');

  test('has no words that are in no dictionary', () => {
    const pages = [
      ...['index', 'about', 'all', 'borrowing', 'repairs', 'repairs/workshop'],
      ...['letters', 'letters/parked-bike'],
    ];
    for (const page of pages) {
      const texts = ownTexts(read(`${page}.html`));
      assert.ok(texts.length > 5, page);
      // The name of the licence, and an address that a letter shows, are the same in every language.
      const plain = texts.filter((text) => !isPseudo(text) && !/^(?:CC BY 4\.0|https:.*)$/.test(text));
      assert.deepEqual(plain, [], page);
    }
  });

  test('has no such words in attributes either', () => {
    for (const page of ['index', 'borrowing', 'letters/parked-bike']) {
      for (const [, name, text] of read(`${page}.html`).matchAll(
        / (aria-label|title|alt|placeholder)="([^"]+)"/g,
      ))
        assert.ok(isPseudo(text ?? ''), `${page}: ${name ?? ''}="${text ?? ''}"`);
    }
  });

  test('is not in a build that nobody asked for it', () => {
    for (const { folder } of sites) assert.ok(!existsSync(join(folder, pseudoTag)));
  });
});

describe('a site that is half translated', () => {
  const content = copyHalfTranslated();
  const out = join(temporaryFolder(), 'site');
  const read = (page: string): string => readFileSync(join(out, page), 'utf8');
  const words = (lang: string) =>
    JSON.parse(readFileSync(join(content, lang, 'ui.json'), 'utf8')) as Record<string, string>;

  before(async () => {
    write(
      join(content, 'site.yaml'),
      `${readFileSync(join(content, 'site.yaml'), 'utf8')}address: https://library.example.org/\n`,
    );
    const languages = readFileSync(join(content, 'languages.yaml'), 'utf8');
    write(
      join(content, 'languages.yaml'),
      `${languages}  - { tag: fa, name: فارسی, dir: rtl, enabled: true }\n`,
    );
    for (const file of ['ui', 'titles'])
      assert.equal((await runCommand('translations', ['start', 'fa', file, '--content', content])).code, 0);
    const { code, stderr } = await runCommand('build', ['--content', content, '--out', out]);
    assert.equal(code, 0, stderr);
  });

  test('has a new language after one entry and one folder with two files', () => {
    const html = read('fa/lending.html');
    assert.match(html, /<html lang="fa" dir="rtl">/);
    assert.match(html, /<h2 id="borrow" lang="en" dir="ltr">/);
    assert.match(read('en/index.html'), /<li lang="fa" dir="rtl">/);
    assert.match(read('fa/index.html'), /۳/, 'numbers are those of the language');
  });

  test('leaves a language in preparation out', () => {
    assert.ok(!existsSync(join(out, 'ru')));
    assert.doesNotMatch(read('en/lending.html'), /href="[^"]*\/ru\//);
  });

  test('shows the source text with a notice in the language of the reader, and a way to help', () => {
    const html = read('de/rooms.html');
    const notice = (words('de')['text.missing'] ?? '').replace('{{language}}', 'Englisch');
    assert.ok(html.includes(notice));
    assert.match(html, /<a href="about\.html#about--helping">Beim Übersetzen helfen<\/a>/);
    assert.match(html, /<p class="short" lang="en" dir="ltr">/);
    assert.match(html, /<div class="answer" lang="en" dir="ltr">/);
  });

  test('marks links to texts that are not translated', () => {
    assert.doesNotMatch(read('de/lending.html'), /somebody waits for<\/a> <small>/);
    assert.match(read('de/index.html'), /<a href="rooms\.html#reading-room" lang="en" dir="ltr">/);
  });

  test('treats a file that was only started as not translated', () => {
    assert.match(read('de/lending.html'), /<h2 id="fines" lang="en" dir="ltr">/);
  });

  test('says that a translation is older than its source and unchecked, and leads to the source', () => {
    const html = read('de/lending.html');
    const [, article = ''] = /id="renew"([\s\S]*?)<\/article>/.exec(html) ?? [];
    for (const key of ['text.outdated', 'text.unchecked'])
      assert.ok(article.includes(words('de')[key] ?? '-'), key);
    assert.match(article, /<a href="\.\.\/en\/lending\.html#renew" hreflang="en">/);
    const [, checked = ''] = /id="borrow"([\s\S]*?)<\/article>/.exec(html) ?? [];
    assert.doesNotMatch(checked, /class="notice"/);
  });

  test('leads from an answer to the same answer in the languages that have it', () => {
    const links = (page: string, id: string): string[] => {
      const [, article = ''] = new RegExp(`id="${id}"([\\s\\S]*?)</article>`).exec(read(page)) ?? [];
      return [...article.matchAll(/<a href="(\.\.\/[^"]*)" lang="/g)].map(([, href]) => href ?? '');
    };
    assert.deepEqual(links('en/lending.html', 'borrow'), ['../de/lending.html#borrow']);
    assert.deepEqual(links('de/lending.html', 'borrow'), ['../en/lending.html#borrow']);
    assert.deepEqual(links('fa/lending.html', 'borrow'), [
      '../en/lending.html#borrow',
      '../de/lending.html#borrow',
    ]);
    assert.deepEqual(links('en/lending.html', 'fines'), []);
    assert.deepEqual(links('en/all.html', 'borrow'), []);
  });

  test('tells search engines only of pages that say something of their own', () => {
    const head = (page: string): string[] =>
      [...read(page).matchAll(/<link (rel="[^>]*)>/g)].map(([, link]) => link ?? '');
    const at = (path: string): string => `https://library.example.org/${path}`;
    const alternate = (lang: string, path: string): string =>
      `rel="alternate" hreflang="${lang}" href="${at(path)}"`;
    assert.deepEqual(head('de/lending.html'), [
      `rel="canonical" href="${at('de/lending.html')}"`,
      alternate('en', 'en/lending.html'),
      alternate('de', 'de/lending.html'),
      alternate('x-default', 'en/lending.html'),
    ]);
    assert.deepEqual(head('de/rooms.html'), [`rel="canonical" href="${at('en/rooms.html')}"`]);
    assert.deepEqual(head('en/rooms.html'), [`rel="canonical" href="${at('en/rooms.html')}"`]);
    assert.deepEqual(head('index.html').at(-1), alternate('x-default', ''));
    for (const hidden of ['404.html', 'translations.html']) assert.deepEqual(head(hidden), [], hidden);
  });

  test('lists the same pages in its sitemap, which robots.txt names', () => {
    const map = read('sitemap.xml');
    assert.ok(map.includes('<loc>https://library.example.org/de/lending.html</loc>'));
    for (const path of ['de/rooms.html', 'fa/lending.html', '404.html', 'translations.html'])
      assert.ok(!map.includes(`/${path}<`), path);
    assert.match(read('robots.txt'), /^Sitemap: https:\/\/library\.example\.org\/sitemap\.xml$/m);
  });

  test('shows the state of its translations, with the waiting texts as links', () => {
    const html = read('translations.html');
    const section = (tag: string): string =>
      new RegExp(`id="_${tag}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';
    const german = section('de');
    assert.match(
      german,
      /<th scope="row">All<span class="bar" aria-hidden="true">(?:<b><\/b>)+(?:<i><\/i>)+(?:<s><\/s>)+<\/span><\/th>/,
    );
    assert.match(
      german,
      /<a href="de\/lending\.html#renew" hreflang="de">Can I keep a book for longer\?<\/a>[\s\S]*Out of date[\s\S]*<code>de\/questions\/renew\.mdx<\/code>/,
    );
    assert.match(section('ru'), /not published yet[\s\S]*href="en\/lending\.html#renew"/);
    assert.match(read('de/lending.html'), /<a href="\.\.\/translations\.html" hreflang="en">/);
    const { languages } = JSON.parse(read('translations.json')) as {
      languages: { tag: string; queue: object[] }[];
    };
    assert.deepEqual(
      languages.map(({ tag, queue }) => [tag, queue.length]),
      [
        ['de', 6],
        ['ru', 6],
        ['fa', 7],
      ],
    );
  });
});

test('a site without an address has no sitemap and no canonical addresses', () => {
  for (const { catalog, folder, pages, read } of sites) {
    if (catalog.settings.site.address !== undefined) continue;
    assert.ok(!existsSync(join(folder, 'sitemap.xml')));
    assert.doesNotMatch(readFileSync(join(folder, 'robots.txt'), 'utf8'), /Sitemap/);
    for (const page of pages) assert.doesNotMatch(read(page), /rel="(?:canonical|alternate)"/, page);
  }
});
