import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkLock, compareLock, formatLock, listAddresses, parseLock } from '../../../src/core/addresses.ts';
import type { SitePage } from '../../../src/core/site-map.ts';

const page = (path: string, ...anchors: string[]): SitePage => ({ kind: 'faq', path, id: path, anchors });
const pages = [
  page('general.html', 'what-is-tor'),
  page('abuse.html', 'ddos', 'DDoS', 'crime'),
  page('/index.html'),
];
const all = [
  '/index.html',
  'abuse.html',
  'abuse.html#DDoS',
  'abuse.html#crime',
  'abuse.html#ddos',
  'general.html',
  'general.html#what-is-tor',
];

describe('listAddresses', () => {
  test('lists pages and anchors, sorted, once', () => {
    assert.deepEqual(listAddresses(pages), all);
    assert.deepEqual(listAddresses([...pages, ...pages].reverse()), all);
  });
});

describe('the lock file', () => {
  test('reads what it writes', () => {
    assert.deepEqual(
      parseLock(formatLock(all)).map(({ address }) => address),
      all,
    );
  });

  test('is written sorted, each address once, whatever the order', () => {
    assert.equal(formatLock([...all, ...all].reverse()), formatLock(all));
    assert.match(formatLock(all), /^# .*\n# .*\n\/index\.html\nabuse\.html\n/);
    assert.match(formatLock(all), /what-is-tor\n$/);
  });

  test('is read with its lines, past comments, blank lines and Windows line ends', () => {
    assert.deepEqual(parseLock('# one\r\n\r\na.html\r\n  b.html#c  \n# two\nd.html'), [
      { address: 'a.html', line: 3 },
      { address: 'b.html#c', line: 4 },
      { address: 'd.html', line: 6 },
    ]);
    assert.deepEqual(parseLock(''), []);
  });

  test('may have a comment without a blank', () => {
    assert.deepEqual(parseLock('#\n#comment\na.html\n'), [{ address: 'a.html', line: 3 }]);
  });
});

describe('compareLock', () => {
  test('finds nothing where nothing changed', () => {
    assert.deepEqual(compareLock(all, pages), { moved: [], gone: [], added: [] });
  });

  test('tells what is new', () => {
    assert.deepEqual(compareLock(all.slice(0, -1), pages).added, ['general.html#what-is-tor']);
    assert.deepEqual(compareLock([], pages).added, all);
  });

  test('tells what is gone', () => {
    assert.deepEqual(compareLock([...all, 'abuse.html#old', 'old.html'], pages).gone, [
      'abuse.html#old',
      'old.html',
    ]);
  });

  test('follows an anchor to another page, as long as its old page is there', () => {
    const { moved, gone } = compareLock([...all, 'general.html#ddos'], pages);
    assert.deepEqual(moved, [{ anchor: 'ddos', from: 'general.html', to: 'abuse.html#ddos' }]);
    assert.deepEqual(gone, []);
  });

  test('does not follow an anchor from a page that is gone: nothing could send its readers on', () => {
    const { moved, gone } = compareLock([...all, 'old.html', 'old.html#ddos'], pages);
    assert.deepEqual(moved, []);
    assert.deepEqual(gone, ['old.html', 'old.html#ddos']);
  });

  test('does not take the anchor of one page for that of another which both have', () => {
    const both = [page('a.html', 'x'), page('b.html', 'x')];
    assert.deepEqual(compareLock(['a.html#x', 'b.html#x', 'a.html', 'b.html'], both).moved, []);
  });

  test('tells capitals apart, as browsers do', () => {
    assert.deepEqual(compareLock([...all, 'abuse.html#DDOS'], pages).gone, ['abuse.html#DDOS']);
  });
});

describe('checkLock', () => {
  test('finds nothing where everything is locked', () => {
    assert.deepEqual(checkLock(formatLock(all), pages), []);
  });

  test('finds a vanished address on its line, with the nearest new one', () => {
    const [remark] = checkLock('# head\nabuse.html#crimes\n', pages);
    assert.equal(remark?.code, 'addresses/vanished');
    assert.equal(remark.severity, 'error');
    assert.equal(remark.line, 2);
    assert.match(
      remark.message,
      /"abuse\.html#crimes" is gone from the site; did you mean "abuse\.html#crime"\?/,
    );
    assert.match(remark.hint ?? '', /retired/);
  });

  test('says of a moved anchor nothing', () => {
    assert.deepEqual(checkLock(formatLock([...all, 'general.html#ddos']), pages), []);
  });

  test('warns once of all that is new', () => {
    const remarks = checkLock('abuse.html\n', pages);
    assert.equal(remarks.length, 1);
    assert.equal(remarks[0]?.code, 'addresses/not-locked');
    assert.equal(remarks[0].severity, 'warning');
    assert.match(remarks[0].message, /"\/index\.html" and 5 more/);
  });
});
