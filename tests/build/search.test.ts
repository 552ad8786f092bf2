import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { measureQuality, readQueries } from '../../scripts/lib/search-quality.ts';
import { enabledLanguages, listEntries, viewEntry } from '../../src/core/catalog.ts';
import type { FullTextRecord } from '../../src/core/search/full-text-records.ts';
import { listShownTexts } from '../../src/core/search/full-text-records.ts';
import { makePagefindFiles } from '../../src/integrations/pagefind-files.ts';
import { compareTexts, escapeHtml } from '../../src/core/texts.ts';
import { sites } from '../lib/sites.ts';

const size = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;

interface Fragment {
  url: string;
  content: string;
  anchors: { id: string }[];
}

const readFragment = (bytes: Uint8Array): Fragment =>
  JSON.parse(
    gunzipSync(bytes)
      .toString()
      .replace(/^pagefind_dcd/, ''),
  ) as Fragment;

for (const site of sites) {
  describe(`the search of "${site.name}"`, () => {
    const tags = enabledLanguages(site.catalog).map(({ tag }) => tag);

    test('has every text with its short answer and keywords in HTML', () => {
      for (const tag of tags) {
        const html = site.read(`${tag}/search.html`).replaceAll('&#39;', "'");
        for (const { address, entry } of listShownTexts(site.catalog, tag)) {
          const { title, short, keywords } = viewEntry(entry, tag, site.catalog.settings.source).text;
          const items = html.split(/<li id="_\d/).slice(1);
          const item = items.find((one) => one.includes(`<a href="${address}">`)) ?? '';
          for (const text of [title, short, ...keywords])
            assert.ok(item.includes(escapeHtml(text)), `${tag}, ${address}: ${text}`);
        }
      }
    });

    test('lists all questions and letters of the content', () => {
      const listed = new Set(listShownTexts(site.catalog, tags[0] ?? '').map(({ entry }) => entry.id));
      const frame = site.catalog.settings.letters?.frame;
      for (const { kind, id } of listEntries(site.catalog))
        assert.ok(listed.has(id) || id === frame, `${kind} ${id}`);
    });

    test('has scripts below 6 kB, and nothing of the ready-made interface', () => {
      assert.ok(size(readFileSync(join(site.folder, 'scripts/search.js'))) < 6_000);
      const names = readdirSync(join(site.folder, 'pagefind'));
      assert.deepEqual(
        names.filter((name) => /ui|worker|highlight|\.css$/.test(name)),
        [],
      );
    });

    test('knows for each language which text of the index stands for which entry', () => {
      for (const tag of tags) {
        const file = join(site.folder, 'pagefind', `texts.${tag}.json`);
        const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
        const shown = listShownTexts(site.catalog, tag);
        assert.deepEqual(Object.values(texts).sort(), shown.map(({ address }) => address).sort());
        for (const [id, address] of Object.entries(texts)) {
          const { url } = readFragment(
            readFileSync(join(site.folder, `pagefind/fragment/${id}.pf_fragment`)),
          );
          const lang = shown.find((one) => one.address === address)?.lang ?? '';
          assert.equal(url, `${lang}/${address}`);
        }
      }
    });

    test('indexes answers alone: no notice, no source, no navigation', () => {
      const { words, links } = site.catalog.settings;
      const fragments = globSync('pagefind/fragment/*', { cwd: site.folder });
      const contents = fragments.map((name) => readFragment(readFileSync(join(site.folder, name))).content);
      const foreign = [
        ...Object.values(words).flatMap((dictionary) => [
          dictionary['question.related'],
          dictionary['text.unchecked'],
          dictionary['nav.home'],
        ]),
        ...Object.values(links).map(({ title }) => title),
      ].filter((text): text is string => text !== undefined && text.length > 25);
      assert.ok(contents.length > 0);
      for (const content of contents)
        for (const text of foreign) assert.ok(!content.includes(text), `${text}: ${content.slice(0, 80)}`);
    });
  });
}

const records: FullTextRecord[] = [
  { lang: 'en', address: 'a.html#one', html: '<p>Relays</p><h2 id="one--two">Two</h2><p>Bridges</p>' },
  { lang: 'en', address: 'b.html', html: '<p>More of it</p>' },
  { lang: 'ar', address: 'a.html#one', html: '<p>مُرحل الخروج أجوبة</p>' },
  { lang: 'zh-Hans', address: 'a.html#one', html: '<p>出口节点的投诉</p>' },
];
const languages = { tags: ['zh-Hans', 'fr', 'en', 'ar'], source: 'en', lanes: 2 };

async function make(input: readonly FullTextRecord[]) {
  const files: { path: string; content: Uint8Array }[] = [];
  const take = (some: readonly (typeof files)[number][]): void => {
    files.push(...some);
  };
  const idOf = await makePagefindFiles((tag) => input.filter(({ lang }) => lang === tag), languages, take);
  return { files: files.sort((a, b) => compareTexts(a.path, b.path)), idOf };
}

const print = async (input: readonly FullTextRecord[]): Promise<[string, string][]> => {
  const { files } = await make(input);
  return files.map(({ path, content }) => [path, Buffer.from(content).toString('base64')]);
};

describe('makePagefindFiles', () => {
  test('gives the same bytes each time, and in whatever order the texts come', async () => {
    const first = await print(records);
    assert.deepEqual(await print(records), first);
    assert.deepEqual(await print(records.toReversed()), first);
    assert.ok(first.length > 10);
  });

  test('shows Arabic as it was written, though it is indexed folded', async () => {
    const { files, idOf } = await make(records);
    const file = files.find(({ path }) => path.includes(idOf('ar', 'a.html#one') ?? 'none'));
    assert.ok(file);
    assert.match(readFragment(file.content).content, /^مُرحل الخروج أجوبة/);
  });

  test('shows Arabic as it was written where its words are not found in its HTML', async () => {
    const { files, idOf } = await make([
      { lang: 'ar', address: 'a.html', html: '<p>مُرحل</p><svg><title>صورةُ</title></svg><p>أجوبة</p>' },
    ]);
    const file = files.find(({ path }) => path.includes(idOf('ar', 'a.html') ?? 'none'));
    assert.ok(file);
    assert.match(readFragment(file.content).content, /^مُرحل.*أجوبة/);
  });

  test('keeps the headings of a text as places in it', async () => {
    const { files, idOf } = await make(records);
    const file = files.find(({ path }) => path.includes(idOf('en', 'a.html#one') ?? 'none'));
    assert.ok(file);
    assert.deepEqual(
      readFragment(file.content).anchors.map(({ id }) => id),
      ['one--two'],
    );
  });

  test('gives a language without texts the index of the source language', async () => {
    const { files } = await make(records);
    const entry = files.find(({ path }) => path === 'pagefind-entry.json');
    assert.ok(entry);
    const { languages: known } = JSON.parse(Buffer.from(entry.content).toString()) as {
      languages: Record<string, { hash: string }>;
    };
    assert.deepEqual(Object.keys(known), ['ar', 'en', 'fr', 'zh-hans']);
    assert.equal(known['fr']?.hash, known['en']?.hash);
  });
});

describe('what people ask', () => {
  /** How many of the queries have an answer among the first five, at least. */
  const least = { index: 0.85, 'full text': 0.95 } as const;
  /** In translation there are few queries, of which one more or less is already some hundredths. */
  const allowance = 0.1;

  test('is answered among the first five results', async () => {
    const site = sites.find(({ name }) => name === 'reference');
    assert.ok(site && existsSync(join(site.folder, 'pagefind')));
    const { source } = site.catalog.settings;
    const queries = readQueries('tests/fixtures/search/queries.yaml');
    assert.ok((queries[source] ?? []).length >= 40);
    for (const { lang, tier, asked, five, missed } of await measureQuality(
      site.catalog,
      site.folder,
      queries,
    )) {
      const expected = lang === source ? least[tier] : least[tier] - allowance;
      const list = missed.map(({ ask }) => ask).join(', ');
      assert.ok(five >= expected, `${lang}, ${tier}, ${String(asked)} queries: ${five.toFixed(3)}; ${list}`);
    }
  });
});
