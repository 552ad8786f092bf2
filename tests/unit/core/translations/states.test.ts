import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findState, viewEntry } from '../../../../src/core/catalog.ts';
import type { Catalog, Entry } from '../../../../src/core/model.ts';
import { buildQueue, listUnchecked } from '../../../../src/core/translations/queue.ts';
import { buildStatus, translatedLanguages } from '../../../../src/core/translations/status.ts';
import { keepRevisions, listOutdated } from '../../../../src/core/translations/same-as.ts';
import { edit, parseSite, textOf, type Change } from '../../helpers/site.ts';

function catalogOf(change: Change = {}): Catalog {
  const { catalog } = parseSite(change);
  assert.ok(catalog);
  return catalog;
}

function entryOf(catalog: Catalog, id: string): Entry {
  const entry = catalog.questions[id];
  assert.ok(entry);
  return entry;
}

const source = 'en/questions/ddos.mdx';
const german = 'de/questions/ddos.mdx';
const revision = entryOf(catalogOf(), 'ddos').texts['en']?.revision ?? '';
const current = edit(german, '3fa9c2d41b7e', `"${revision}"`);

describe('the state of a translation', () => {
  test('that was only started is missing, and readers see the source text', () => {
    const started = textOf(source)
      .replace(/^(?:priority|reviewed|sources|related|legacy):.*\n/gm, '')
      .replace('---\n\n', `revision: "${revision}"\n---\n\n`);
    const catalog = catalogOf({ [german]: started });
    const entry = entryOf(catalog, 'ddos');
    assert.equal(findState(entry, 'de', 'en'), 'missing');
    assert.equal(viewEntry(entry, 'de', 'en').text.lang, 'en');
    const [first] = buildQueue(catalog, 'de').filter(({ id }) => id === 'ddos');
    assert.deepEqual([first?.state, first?.isStarted], ['missing', true]);
    assert.equal(buildStatus(catalog, { tag: 'de', name: '', dir: 'ltr', enabled: true }).all.unchecked, 0);
  });

  test('that is out of date and lacks a heading of the source gives way to the source text', () => {
    const grown = edit(source, 'Little, says', 'Little.\n\n## And what not\n\nMuch, says');
    const entry = entryOf(catalogOf({ ...current, ...grown }), 'ddos');
    assert.equal(findState(entry, 'de', 'en'), 'outdated');
    assert.deepEqual(
      [viewEntry(entry, 'de', 'en').state, viewEntry(entry, 'de', 'en').text.lang],
      ['missing', 'en'],
    );
  });

  test('that is out of date and still fits is shown', () => {
    const changed = edit(source, 'Little, says', 'Much, says');
    const entry = entryOf(catalogOf({ ...current, ...changed }), 'ddos');
    assert.equal(viewEntry(entry, 'de', 'en').text.lang, 'de');
  });

  test('is current again where the source says that the change needs no new translation', () => {
    const changed = textOf(source).replace('Little, says', 'Few, says');
    const now = entryOf(catalogOf({ ...current, [source]: changed }), 'ddos').texts['en']?.revision ?? '';
    const kept = (text: string): Change => ({
      ...current,
      [source]: text.replace('legacy:', `same-as: ["${revision}"]\nkept: "${now}"\nlegacy:`),
    });
    assert.equal(findState(entryOf(catalogOf(kept(changed)), 'ddos'), 'de', 'en'), 'current');
    const changedAgain = changed.replace('Few, says', 'Nobody knows, says');
    assert.equal(
      findState(entryOf(catalogOf(kept(changedAgain)), 'ddos'), 'de', 'en'),
      'outdated',
      'what was kept for one text does not hold for the next',
    );
  });
});

describe('keepRevisions', () => {
  const facts = entryOf(catalogOf(), 'ddos').facts;
  test('adds the earlier revision', () => {
    assert.deepEqual(keepRevisions(facts, 'c', ['b']), { sameAs: ['b'], kept: 'c' });
  });

  test('carries on a list that held for the earlier revision', () => {
    const before = { ...facts, 'same-as': ['a'], kept: 'b' };
    assert.deepEqual(keepRevisions(before, 'c', ['b']), { sameAs: ['a', 'b'], kept: 'c' });
  });

  test('drops a list that was written for a text before a real change', () => {
    const before = { ...facts, 'same-as': ['a'], kept: 'b' };
    assert.deepEqual(keepRevisions(before, 'd', ['c']), { sameAs: ['c'], kept: 'd' });
  });

  test('never lists the present revision', () => {
    const before = { ...facts, 'same-as': ['a', 'c'] };
    assert.deepEqual(keepRevisions(before, 'c', ['b']), { sameAs: ['a', 'b'], kept: 'c' });
  });
});

test('outdated translations are listed by the revision that they were made from', () => {
  assert.deepEqual([...listOutdated(entryOf(catalogOf(), 'ddos'), 'en')], [['3fa9c2d41b7e', ['de']]]);
  assert.equal(listOutdated(entryOf(catalogOf(current), 'ddos'), 'en').size, 0);
});

describe('status and queue', () => {
  const urgent = edit('en/questions/crime.mdx', '2-medium', '1-high');
  const optional = edit('en/pages/about.mdx', '2-medium', '4-optional');
  const catalog = catalogOf({ ...urgent, ...optional });
  const [language] = translatedLanguages(catalog);
  assert.ok(language);

  test('count the states by priority', () => {
    const { priorities, all } = buildStatus(catalog, language);
    const nothing = { current: 0, outdated: 0, missing: 0, unchecked: 0, total: 0 };
    assert.deepEqual(priorities, {
      '1-high': { ...nothing, missing: 1, total: 1 },
      '2-medium': { ...nothing, outdated: 1, unchecked: 1, total: 1 },
      '3-low': nothing,
      '4-optional': { ...nothing, missing: 1, total: 1 },
    });
    assert.deepEqual(all, { current: 0, outdated: 1, missing: 2, unchecked: 1, total: 3 });
  });

  test('put the most urgent first, and name the file to open', () => {
    assert.deepEqual(
      buildQueue(catalog, 'de').map(({ priority, state, file }) => [priority, state, file]),
      [
        ['1-high', 'missing', 'de/questions/crime.mdx'],
        ['2-medium', 'outdated', 'de/questions/ddos.mdx'],
        ['4-optional', 'missing', 'de/pages/about.mdx'],
      ],
    );
  });

  test('put what is out of date before what is missing, then go by reading order', () => {
    const same = catalogOf();
    assert.deepEqual(
      buildQueue(same, 'de').map(({ id, state }) => [id, state]),
      [
        ['ddos', 'outdated'],
        ['about', 'missing'],
        ['crime', 'missing'],
      ],
    );
  });

  test('keep the subfolder of a source text for its translation', () => {
    const text = textOf('en/questions/crime.mdx');
    const moved = catalogOf({ 'en/questions/crime.mdx': undefined, 'en/questions/old/crime.mdx': text });
    const files = buildQueue(moved, 'de').map(({ file }) => file);
    assert.ok(files.includes('de/questions/old/crime.mdx'));
  });

  test('list what waits for a second reader', () => {
    const checked = edit(german, 'revision:', 'checked: true\nrevision:');
    assert.deepEqual(
      listUnchecked(catalogOf(), 'de').map(({ id }) => id),
      ['ddos'],
    );
    assert.deepEqual(listUnchecked(catalogOf(checked), 'de'), []);
  });
});
