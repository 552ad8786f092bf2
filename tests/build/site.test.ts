import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { inLanguage } from '../../src/core/addressing.ts';
import { enabledLanguages } from '../../src/core/catalog.ts';
import { listAddresses } from '../../src/core/addresses.ts';
import { listLegacyPages } from '../../src/core/legacy-pages.ts';
import { listPages, type PageKind } from '../../src/core/site-map.ts';
import { idsOf, linksOf, sites, type BuiltSite } from '../lib/sites.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Astro writes what the standard allows and this program would write otherwise.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'attribute-boolean-style': 'off',
    'no-inline-style': 'error',
    'require-sri': 'off',
    'prefer-native-element': ['error', { exclude: ['note'] }],
    'id-pattern': 'off',
    'valid-id': ['error', { relaxed: true }],
  },
});

/** Scripts that need more bytes for a letter make the page with every answer larger than in the source language. */
const allInTranslation = 110_000;

/** Bytes of a page, gzipped. */
const budgets: Record<PageKind, number> = {
  chooser: 4_000,
  'not-found': 4_000,
  legacy: 10_000,
  translations: 20_000,
  home: 8_000,
  page: 14_000,
  faq: 20_000,
  section: 20_000,
  'faq-index': 20_000,
  letters: 14_000,
  letter: 14_000,
  all: 90_000,
  search: 40_000,
};

/** Inside `lang` every page of the site exists; outside it those that start with `/`. */
function expectedPages(site: BuiltSite): string[] {
  const languages = enabledLanguages(site.catalog).map(({ tag }) => tag);
  const paths = listPages(site.catalog).flatMap(({ path }) =>
    path.startsWith('/') ? [path.slice(1)] : languages.map((tag) => inLanguage(path, tag)),
  );
  return paths.sort();
}

for (const site of sites) {
  const kinds = new Map(listPages(site.catalog).map(({ path, kind }) => [path, kind]));
  const kindOf = (page: string): PageKind | undefined =>
    kinds.get(`/${page}`) ?? kinds.get(page.split('/').slice(1).join('/'));
  describe(`the built site "${site.name}"`, () => {
    test('has every page that the content promises, and no other', () => {
      assert.deepEqual(site.pages, expectedPages(site));
    });

    test('is valid HTML on every page', async () => {
      for (const page of site.pages) {
        const report = await validator.validateString(site.read(page));
        const messages = report.results.flatMap(({ messages: found }) =>
          found.map(({ ruleId, message, line }) => `${page}:${String(line)} ${ruleId}: ${message}`),
        );
        assert.deepEqual(messages, []);
      }
    });

    test('has every address that the content promises in every language', () => {
      const ids = new Map(site.pages.map((path) => [path, new Set(idsOf(site.read(path)))]));
      for (const address of listAddresses(listPages(site.catalog))) {
        for (const { tag } of enabledLanguages(site.catalog)) {
          const [path = '', anchor] = inLanguage(address, tag).split('#');
          assert.ok(ids.has(path), path);
          if (anchor !== undefined) assert.ok(ids.get(path)?.has(anchor), `${path} has no "${anchor}"`);
        }
      }
    });

    test('leads to every page by links from the front page, but for those at old addresses', () => {
      const seen = new Set(['index.html']);
      for (const page of seen) {
        for (const link of linksOf(site.read(page))) {
          const { origin, pathname } = new URL(link, `https://site.example/${page}`);
          if (origin === 'https://site.example' && pathname.endsWith('.html')) seen.add(pathname.slice(1));
        }
      }
      const unlinked = new Set(['404.html', ...listLegacyPages(site.catalog).map(({ path }) => path)]);
      assert.deepEqual(
        [...seen].sort(),
        site.pages.filter((path) => !unlinked.has(path)),
      );
    });

    test('loads nothing and runs nothing, but for letters and the search: one style, no image, one policy', () => {
      const tools: Partial<Record<PageKind, string>> = {
        letter: '../../scripts/letter.js',
        search: '../scripts/search.js',
      };
      const styles = new Set<string>();
      for (const page of site.pages) {
        const html = site.read(page);
        assert.doesNotMatch(html, /<(img|iframe|object|embed|video|audio|form|base)\b/i, page);
        for (const [, rel = ''] of html.matchAll(/<link rel="([^"]*)"/g))
          assert.match(rel, /^(?:canonical|alternate|search)$/, `${page} loads nothing by a link`);
        const scripts = html.match(/<script[^>]*>/g) ?? [];
        const kind = kindOf(page);
        const tool = kind && tools[kind];
        assert.deepEqual(scripts, tool === undefined ? [] : [`<script defer src="${tool}">`], page);
        assert.equal(html.includes("script-src 'self'"), tool !== undefined, page);
        const isSearch = kind === 'search';
        assert.equal(
          html.includes("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self';"),
          isSearch,
          page,
        );
        assert.equal(/connect-src|wasm-unsafe-eval|worker-src/.test(html), isSearch, page);
        assert.doesNotMatch(html, /\sstyle=|\son\w+=/i, page);
        assert.equal(html.match(/http-equiv="Content-Security-Policy"/g)?.length, 1, page);
        const found = (html.match(/<style[\s\S]*?<\/style>/g) ?? []) as string[];
        const isPlain =
          tool === undefined && !['legacy', 'page', 'translations'].includes(kindOf(page) ?? '');
        assert.equal(found.length, isPlain ? 1 : 2, page);
        styles.add(found[0] ?? '');
      }
      assert.equal(styles.size, 1);
    });

    test('keeps every page within the budget of its type', () => {
      for (const page of site.pages) {
        const kind = kindOf(page);
        assert.ok(kind, page);
        const { length } = gzipSync(site.read(page), { level: 9 });
        const isTranslated = !page.startsWith(`${site.catalog.settings.source}/`);
        const most = kind === 'all' && isTranslated ? allInTranslation : budgets[kind];
        assert.ok(length <= most, `${page} has ${String(length)} bytes; expected at most ${String(most)}`);
      }
    });

    test('leads to the search from every page, by one link with the access key', () => {
      for (const page of site.pages) {
        const links = site.read(page).match(/<a\b[^>]*\brel="search"[^>]*>/g) ?? [];
        assert.ok(links.length > 0, page);
        for (const link of links) assert.match(link, /href="[^"]*search\.html"/, page);
        assert.equal(links.filter((link) => link.includes('accesskey="s"')).length, 1, page);
      }
    });

    test('says in a description what each page is about', () => {
      for (const page of site.pages) {
        const description = /<meta name="description" content="([^"]+)"/.exec(site.read(page))?.[1] ?? '';
        assert.ok(description.length > 20, page);
      }
    });
  });
}

test('nothing of the reference site is in the site about something else', () => {
  const other = sites.find(({ name }) => name === 'cargo-bike-club');
  assert.ok(other);
  for (const page of other.pages) {
    const text = other.read(page).replace(/<style[\s\S]*?<\/style>/g, '');
    assert.doesNotMatch(text, /\b(onion|tor|relay|abuse)\b/i, page);
  }
});

test('the abuse FAQ and the overview fit into the first flight of a connection, but for links to other languages', () => {
  const reference = sites.find(({ name }) => name === 'reference');
  assert.ok(reference);
  const label = reference.catalog.settings.words['en']?.['question.languages'] ?? '';
  for (const page of ['en/abuse.html', 'en/overview.html', 'en/complaints.html']) {
    const html = reference.read(page);
    const links = html.split('<p>').filter((one) => one.startsWith(label));
    const own = links
      .reduce((text, one) => text.replace(one, ''), html)
      .replace(/<ul class="languages">.*?<\/ul>/s, '');
    const { length } = gzipSync(own, { level: 9 });
    assert.ok(length <= 14_000, `${page} has ${String(length)} bytes`);
  }
});

test('an answer that was last checked long before the others says so, in the language of the reader', () => {
  const club = sites.find(({ name }) => name === 'cargo-bike-club');
  assert.ok(club);
  for (const [tag, words] of Object.entries(club.catalog.settings.words)) {
    const html = club.read(`${tag}/borrowing.html`);
    const old = words['question.old'] ?? '';
    assert.equal(html.split(old).length, 2, `${tag}: once`);
    const article =
      /<article[^>]*>(?:(?!<article)[\s\S])*?id="carrying-children"[\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
    assert.ok(article.includes(old), tag);
  }
});
