import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Answer } from '../../../../../src/core/links/external/answer.ts';
import {
  formatCache,
  isDue,
  parseCache,
  pruneCache,
  type Cache,
  type CacheEntry,
  type Way,
} from '../../../../../src/core/links/external/cache.ts';
import {
  fragmentOf,
  groupByPage,
  isOnionHost,
} from '../../../../../src/core/links/external/outside-address.ts';

const hour = 3_600_000;
const checked = '2026-11-20T12:00:00.000Z';
const fine: Answer = {
  ...{ kind: 'status', status: 200, hops: [{ status: 302, to: 'https://example.org/b' }] },
  page: { found: ['a'], missing: [], isCut: false },
};
const entry = (answer: Answer = fine, way: Way = 'direct'): CacheEntry => ({
  checked,
  way,
  fragments: ['a'],
  answer,
});

describe('the file', () => {
  const cache: Cache = new Map([
    ['https://example.org/z', entry({ kind: 'fault', fault: 'reset', detail: '', hops: [] })],
    ['https://example.org/a', entry()],
    ['https://example.org/m', entry({ kind: 'astray', why: 'loop', hops: [], to: 'https://example.org/m' })],
    ['https://example.org/n', entry({ kind: 'left-alone', until: checked })],
  ]);

  test('keeps everything, sorted, a line for each page', () => {
    const text = formatCache(cache);
    const parsed = parseCache(text);
    assert.ok('cache' in parsed);
    assert.deepEqual(parsed.cache, new Map([...cache].sort()));
    assert.equal(formatCache(parsed.cache), text);
    assert.equal(text.split('\n').length, 4 + 6);
  });

  test('without a page is one as well', () => {
    assert.deepEqual(parseCache(formatCache(new Map())), { cache: new Map() });
  });

  const broken: [string, RegExp][] = [
    ['', /is damaged: it is no JSON/],
    ['[]', /is damaged/],
    ['{ "version": 1, "pages": {} }', /has version 1 of its format; this program reads 2/],
    ['{ "version": 2 }', /is damaged: pages/],
    ['{ "version": 2, "pages": { "file:///etc/passwd": {} } }', /is damaged/],
    [
      formatCache(cache).replace('"loop"', '"lop"'),
      /is damaged: pages > https:\/\/example\.org\/m > answer > why/,
    ],
    [formatCache(cache).replace(checked, 'yesterday'), /is damaged: .*checked/],
  ];
  for (const [text, problem] of broken)
    test(`${text.slice(0, 30)}: ${String(problem)}`, () => {
      const parsed = parseCache(text);
      assert.ok('problem' in parsed);
      assert.match(parsed.problem, problem);
    });
});

describe('what is due', () => {
  const page = { url: 'https://example.org/a', fragments: ['a'] };
  const isDueAfter = (
    hours: number,
    answer: Answer = fine,
    more: Partial<Parameters<typeof isDue>[2]> = {},
  ): boolean =>
    isDue(page, entry(answer), {
      ...{ way: 'direct', maxAge: 168 * hour, now: Date.parse(checked) + hours * hour },
      ...more,
    });
  const status = (code: number, until?: string): Answer => ({
    ...{ kind: 'status', status: code, hops: [] },
    ...(until === undefined ? {} : { until }),
  });

  test('good answers hold as long as the run says', () => {
    assert.deepEqual([isDueAfter(0), isDueAfter(167), isDueAfter(168)], [false, false, true]);
    assert.equal(isDueAfter(0, fine, { maxAge: 0 }), true);
  });

  test('problems hold for 12 hours, what may be the fault of this machine for one', () => {
    assert.deepEqual([isDueAfter(11, status(404)), isDueAfter(12, status(404))], [false, true]);
    const fault = (name: 'dns' | 'reset'): Answer => ({ kind: 'fault', fault: name, detail: '', hops: [] });
    assert.deepEqual([isDueAfter(0.9, fault('dns')), isDueAfter(1, fault('dns'))], [false, true]);
    assert.equal(isDueAfter(11, fault('reset')), false);
  });

  test('a server that wants to be left alone is asked again when it said', () => {
    const until = '2026-11-20T15:00:00.000Z';
    for (const answer of [status(429, until), { kind: 'left-alone', until } as const])
      assert.deepEqual([isDueAfter(2.9, answer, { maxAge: 0 }), isDueAfter(3, answer)], [false, true]);
  });

  test('so is what is not known, was asked for in another way, lacks an anchor or is from the future', () => {
    assert.equal(isDue(page, undefined, { way: 'direct', maxAge: hour, now: 0 }), true);
    assert.equal(isDueAfter(1, fine, { way: 'tor' }), true);
    assert.equal(isDueAfter(-1), true);
    const other = { ...page, fragments: ['a', 'b'] };
    assert.equal(isDue(other, entry(), { way: 'direct', maxAge: hour, now: Date.parse(checked) }), true);
  });

  test('what no run has asked for in 90 days is forgotten', () => {
    const cache: Cache = new Map([
      ['https://example.org/a', entry()],
      ['https://example.org/b', entry()],
    ]);
    const later = Date.parse(checked) + 91 * 24 * hour;
    assert.deepEqual(
      [...pruneCache(cache, new Set(['https://example.org/b']), later).keys()],
      ['https://example.org/b'],
    );
    assert.equal(pruneCache(cache, new Set(), Date.parse(checked)).size, 2);
  });
});

describe('addresses', () => {
  test('of one page are asked for together', () => {
    const at = (url: string) => ({ url, file: 'links.yaml', line: 1, places: [] });
    const urls = [
      'https://b.example/x#2',
      'https://a.example/',
      'https://b.example/x',
      'https://b.example/x#1',
    ];
    assert.deepEqual(groupByPage(urls.map(at)), [
      { url: 'https://a.example/', fragments: [] },
      { url: 'https://b.example/x', fragments: ['1', '2'] },
    ]);
  });

  test('have fragments that a page can lack, and others', () => {
    const fragments: [string, string | undefined][] = [
      ['#part', 'part'],
      ['#part:~:text=x', 'part'],
      ['#', undefined],
      ['#Top', undefined],
      ['#topic', 'topic'],
      ['#!/route', undefined],
      ['#/route', undefined],
      ['#:~:text=x', undefined],
    ];
    for (const [end, fragment] of fragments)
      assert.equal(fragmentOf(`https://example.org/a${end}`), fragment, end);
  });

  test('of onion services are known by the end of their names', () => {
    for (const host of ['a.onion', 'A.ONION', 'a.onion.', 'x.a.onion', 'onion'])
      assert.ok(isOnionHost(host), host);
    for (const host of ['onion.example', 'a.onion.example', 'aonion', 'a.onions'])
      assert.ok(!isOnionHost(host), host);
  });
});
