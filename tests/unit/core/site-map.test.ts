import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findHomes, pagePath, questionAddress } from '../../../src/core/site-paths.ts';
import type { Catalog } from '../../../src/core/model.ts';
import { listPages } from '../../../src/core/site-map.ts';
import { edit, parseSite, type Change } from '../helpers/site.ts';

function catalogOf(change: Change = {}): Catalog {
  const { catalog } = parseSite(change);
  assert.ok(catalog);
  return catalog;
}

const anchorsOf = (path: string, change?: Change): string[] =>
  listPages(catalogOf(change))
    .find((page) => page.path === path)
    ?.anchors.sort() ?? [];

const twoFaqs = edit(
  'outline.yaml',
  '          - crime\n',
  '  - id: general\n    sections:\n      - id: basics\n        legacy: [Basics]\n        questions: [crime, ddos]\n',
);

describe('listPages', () => {
  test('has the pages outside the languages, the start page, FAQs and pages', () => {
    const paths = listPages(catalogOf()).map(({ kind, path }) => `${kind} ${path}`);
    for (const one of [
      'chooser /index.html',
      'not-found /404.html',
      'home index.html',
      'faq abuse.html',
      'page about.html',
    ]) {
      assert.ok(paths.includes(one), one);
    }
    assert.equal(new Set(paths).size, paths.length);
  });

  test('has the anchors of questions: ids, old names and headings', () => {
    assert.deepEqual(anchorsOf('abuse.html'), ['DDoS', 'crime', 'ddos', 'ddos--what-can-come-through']);
  });

  test('has a page for each section where a FAQ asks for it, and the front page with the sections', () => {
    const change = edit('outline.yaml', '  - id: abuse\n', '  - id: abuse\n    layout: sections\n');
    assert.deepEqual(anchorsOf('abuse.html', change), ['misuse']);
    assert.deepEqual(anchorsOf('abuse/misuse.html', change), [
      'DDoS',
      'crime',
      'ddos',
      'ddos--what-can-come-through',
    ]);
  });

  test('has a page with every answer, without old anchors', () => {
    assert.deepEqual(anchorsOf('all.html'), ['crime', 'ddos', 'ddos--what-can-come-through']);
  });

  test('has the headings of pages', () => {
    assert.deepEqual(anchorsOf('about.html'), []);
    assert.deepEqual(
      anchorsOf('about.html', edit('en/pages/about.mdx', '\n\nYes', '\n\n## Privacy\n\nYes')),
      ['about--privacy'],
    );
  });

  test('has anchors of sections only where a FAQ has more than one', () => {
    const change = edit(
      'outline.yaml',
      '          - crime',
      '      - id: other\n        legacy: [Old]\n        questions: [crime]',
    );
    assert.deepEqual(anchorsOf('abuse.html', change), [
      'DDoS',
      'Old',
      'crime',
      'ddos',
      'ddos--what-can-come-through',
      'misuse',
      'other',
    ]);
    assert.ok(!anchorsOf('abuse.html').includes('misuse'));
  });

  test('has old names of a section even where the section has no heading', () => {
    assert.ok(anchorsOf('general.html', twoFaqs).includes('Basics'));
  });

  test('has only the id of a question that lives in another FAQ', () => {
    assert.deepEqual(anchorsOf('general.html', twoFaqs), ['Basics', 'crime', 'ddos']);
    assert.ok(anchorsOf('abuse.html', twoFaqs).includes('ddos--what-can-come-through'));
  });

  test('has the same anchors in every language, whatever the headings of a translation', () => {
    const change = edit('de/questions/ddos.mdx', '## Was durchkommt', '## Etwas anderes');
    assert.deepEqual(listPages(catalogOf(change)), listPages(catalogOf()));
  });
});

describe('questionAddress', () => {
  test('is an anchor on the page of the first listing', () => {
    const homes = findHomes(catalogOf(twoFaqs));
    assert.equal(questionAddress('ddos', homes), 'abuse.html#ddos');
    assert.equal(questionAddress('crime', homes), 'general.html#crime');
    assert.equal(pagePath('about'), 'about.html');
  });

  test('is nothing for a question that no FAQ lists', () => {
    assert.equal(questionAddress('nothing', findHomes(catalogOf())), undefined);
  });
});
