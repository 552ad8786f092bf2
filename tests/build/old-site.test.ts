import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { listLegacyPages } from '../../src/core/legacy-pages.ts';
import { idsOf, linksOf, sites } from '../lib/sites.ts';

/** What the old site had; see the file. */
interface OldSite {
  questions: string[];
  /** By old path: anchor -> id of the question or part that answers it. */
  anchors: Record<string, Record<string, string>>;
  /** By old path: anchor -> id of the section. */
  sections: Record<string, Record<string, string>>;
}

const old = JSON.parse(readFileSync('tests/fixtures/old-site.json', 'utf8')) as OldSite;
const reference = sites.find(({ name }) => name === 'reference');
assert.ok(reference);
const { catalog, read } = reference;

describe('the old site is answered', () => {
  test('every question of it has an answer here', () => {
    const missing = old.questions.filter((id) => catalog.questions[id] === undefined);
    assert.deepEqual(missing, [], `no answer for: ${missing.join(', ')}`);
  });

  test('every old address has a page with every old anchor, which leads to the right answer', () => {
    const pages = new Map(listLegacyPages(catalog).map((page) => [page.path, page]));
    const wrong: string[] = [];
    for (const [path, anchors] of Object.entries(old.anchors)) {
      const page = pages.get(`${path}/index.html`);
      assert.ok(page, `no page at ${path}`);
      const ids = new Set(idsOf(read(page.path)));
      for (const [anchor, id] of Object.entries(anchors)) {
        const to = page.anchors.find((one) => one.anchor === anchor)?.to;
        if (!ids.has(anchor) || to?.split('#')[1] !== id)
          wrong.push(`${path}#${anchor} leads to ${to ?? 'nothing'}; expected ${id}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('every section of it leads to its section', () => {
    const pages = new Map(listLegacyPages(catalog).map((page) => [page.path, page]));
    const wrong: string[] = [];
    for (const [path, anchors] of Object.entries(old.sections)) {
      for (const [anchor, id] of Object.entries(anchors)) {
        const to =
          pages.get(`${path}/index.html`)?.anchors.find((one) => one.anchor === anchor)?.to ?? 'nothing';
        if (!to.endsWith(`/${id}.html`) && !to.endsWith(`#${id}`))
          wrong.push(`${path}#${anchor} leads to ${to}; expected ${id}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
});

describe('for programs', () => {
  for (const site of sites) {
    test(`faq.json of "${site.name}" lists every question with an address that is there`, () => {
      for (const { tag } of site.catalog.settings.languages) {
        const list = JSON.parse(site.read(`${tag}/faq.json`)) as {
          language: string;
          questions: Record<string, string>[];
        };
        assert.equal(list.language, tag);
        assert.deepEqual(
          list.questions.map(({ id }) => id).sort(),
          Object.keys(site.catalog.questions).sort(),
        );
        for (const { id, address, title, short, priority, reviewed } of list.questions) {
          const [page = '', anchor = ''] = (address ?? '').split('#');
          assert.ok(idsOf(site.read(`${tag}/${page}`)).includes(anchor), `${tag}: ${String(address)}`);
          assert.equal(anchor, id);
          for (const text of [title, short, priority, reviewed]) assert.ok(text, id);
        }
      }
    });
  }
});

describe('the page with every answer', () => {
  for (const site of sites) {
    test(`of "${site.name}" has each question once, and its links stay on it`, () => {
      for (const { tag } of site.catalog.settings.languages) {
        const html = site.read(`${tag}/all.html`);
        const ids = new Set(idsOf(html));
        for (const id of Object.keys(site.catalog.questions)) assert.ok(ids.has(id), `${tag}: ${id}`);
        const leaving = linksOf(html).filter((href) => /^[^.].*\.html#/.test(href));
        assert.deepEqual(
          leaving.filter((href) => ids.has(href.split('#')[1] ?? '')),
          [],
        );
      }
    });
  }
});

test('the pages of a FAQ lead from section to section', () => {
  const divided = catalog.settings.faqs.filter(({ layout }) => layout === 'sections');
  for (const { id, sections } of divided) {
    const pages = sections
      .map((section) => `en/${id}/${section.id}.html`)
      .filter((path) => reference.pages.includes(path));
    assert.ok(pages.length > 1);
    for (const [index, page] of pages.entries()) {
      const links = linksOf(read(page));
      const next = pages[index + 1]?.split('/').at(-1);
      const previous = pages[index - 1]?.split('/').at(-1);
      for (const neighbour of [next, previous])
        if (neighbour !== undefined)
          assert.ok(links.includes(neighbour), `${page} does not lead to ${neighbour}`);
    }
  }
});
