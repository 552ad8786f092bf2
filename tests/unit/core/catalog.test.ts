import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  enabledLanguages,
  findNewestReview,
  findState,
  isLongBefore,
  viewEntry,
} from '../../../src/core/catalog.ts';
import { findHomes } from '../../../src/core/site-paths.ts';
import type { Catalog, Entry } from '../../../src/core/model.ts';
import { edit, parseSite, type Change } from '../helpers/site.ts';

function catalogOf(change: Change = {}): Catalog {
  const { catalog } = parseSite(change);
  assert.ok(catalog);
  return catalog;
}

function entryOf(id: string, change: Change = {}): Entry {
  const entry = catalogOf(change).questions[id];
  assert.ok(entry);
  return entry;
}

const revision = entryOf('ddos').texts['en']?.revision ?? '';
const german = 'de/questions/ddos.mdx';
const current = edit(german, '3fa9c2d41b7e', `"${revision}"`);

describe('findState', () => {
  test('the source text is the source', () => {
    assert.equal(findState(entryOf('ddos'), 'en', 'en'), 'source');
  });

  test('a text that is not there is missing', () => {
    assert.equal(findState(entryOf('crime'), 'de', 'en'), 'missing');
    assert.equal(findState(entryOf('ddos'), 'fr', 'en'), 'missing');
  });

  test('a translation of what English says now is current', () => {
    assert.equal(findState(entryOf('ddos', current), 'de', 'en'), 'current');
  });

  test('a translation of an older text is outdated', () => {
    assert.equal(findState(entryOf('ddos'), 'de', 'en'), 'outdated');
    const changed = edit('en/questions/ddos.mdx', 'Not the', 'Never the');
    assert.equal(findState(entryOf('ddos', { ...current, ...changed }), 'de', 'en'), 'outdated');
  });

  test('a translation of an older text that still holds is current', () => {
    const sameAs = (revisions: string): Entry =>
      entryOf('ddos', edit('en/questions/ddos.mdx', 'legacy:', `same-as: [${revisions}]\nlegacy:`));
    assert.equal(findState(sameAs('"000000000000", 3fa9c2d41b7e'), 'de', 'en'), 'current');
    assert.equal(findState(sameAs('"000000000000"'), 'de', 'en'), 'outdated');
  });

  test('a change of keywords or bookkeeping leaves a translation current', () => {
    const change = edit('en/questions/ddos.mdx', 'priority: 2-medium', 'keywords: [x]\npriority: 1-high');
    assert.equal(findState(entryOf('ddos', { ...current, ...change }), 'de', 'en'), 'current');
  });
});

describe('viewEntry', () => {
  test('shows the translation, also an outdated one', () => {
    const { text, state } = viewEntry(entryOf('ddos'), 'de', 'en');
    assert.equal(text.title, 'Kann man mit Tor angreifen?');
    assert.equal(state, 'outdated');
  });

  test('shows the source text where there is no translation', () => {
    const { text, state } = viewEntry(entryOf('crime'), 'de', 'en');
    assert.equal(text.lang, 'en');
    assert.equal(state, 'missing');
  });

  test('throws where there is no source text either', () => {
    assert.throws(
      () => viewEntry({ ...entryOf('crime'), texts: {} }, 'de', 'en'),
      /"crime" has no text in en/,
    );
  });
});

describe('enabledLanguages', () => {
  test('are those that are published, in order', () => {
    assert.deepEqual(
      enabledLanguages(catalogOf()).map(({ tag }) => tag),
      ['en', 'de'],
    );
    const change = edit(
      'languages.yaml',
      'name: Deutsch\n    dir: ltr\n    enabled: true',
      'name: Deutsch\n    dir: ltr\n    enabled: false',
    );
    assert.deepEqual(
      enabledLanguages(catalogOf(change)).map(({ tag }) => tag),
      ['en'],
    );
  });
});

describe('findHomes', () => {
  test('are the first listings', () => {
    const change = edit(
      'outline.yaml',
      '          - crime\n',
      '          - crime\n      - id: more\n        questions: [ddos]\n  - id: general\n    sections:\n      - id: other\n        questions: [crime, new]\n',
    );
    const homes = findHomes(catalogOf(change));
    assert.deepEqual(homes.get('ddos'), { faq: 'abuse', section: 'misuse', page: 'abuse.html' });
    assert.deepEqual(homes.get('crime'), { faq: 'abuse', section: 'misuse', page: 'abuse.html' });
    assert.deepEqual(homes.get('new'), { faq: 'general', section: 'other', page: 'general.html' });
    assert.equal(homes.get('constructor'), undefined);
  });
});

describe('the age of a review', () => {
  test('is measured in years, to the day', () => {
    assert.equal(isLongBefore('2024-11-20', '2026-11-20', 2), false);
    assert.equal(isLongBefore('2024-11-19', '2026-11-20', 2), true);
    assert.equal(isLongBefore('2024-02-29', '2026-02-28', 2), false);
  });

  test('is measured from the newest review of the content, which no clock changes', () => {
    const change = edit('en/questions/crime.mdx', 'reviewed: 2026-11-20', 'reviewed: 2030-01-02');
    assert.equal(findNewestReview(catalogOf(change)), '2030-01-02');
  });
});
