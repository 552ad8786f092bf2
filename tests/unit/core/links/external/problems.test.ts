import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultNames, type Answer, type Hop } from '../../../../../src/core/links/external/answer.ts';
import { findFault } from '../../../../../src/core/links/external/faults.ts';
import { readPageFacts } from '../../../../../src/core/links/external/page-facts.ts';
import { findProblems } from '../../../../../src/core/links/external/problems.ts';
import { findFragments } from '../../../../../src/core/links/external/redirects.ts';

const rulesOf = (url: string, answer: Answer): string[] => findProblems(url, answer).map(({ rule }) => rule);
const good = (hops: Hop[]): Answer => ({ kind: 'status', status: 200, hops });
const hop = (status: number, to: string): Hop => ({ status, to });

describe('redirects of a page that is there', () => {
  test('from http to https are a new address whatever their status, unless they lead elsewhere as well', () => {
    const [found] = findProblems('http://example.org/a#b', good([hop(302, 'https://example.org/a')]));
    assert.ok(found);
    assert.equal(found.rule, 'external-moved');
    assert.match(found.message, /answers over https: "https:\/\/example\.org\/a#b"$/);
    assert.deepEqual(rulesOf('http://example.org/a', good([hop(302, 'https://example.org/login')])), []);
    assert.deepEqual(rulesOf('http://example.org/a', good([hop(302, 'https://other.example/a')])), []);
  });

  test('for good count up to the first that is not', () => {
    const way = [
      hop(301, 'https://example.org/b'),
      hop(308, 'https://example.org/c'),
      hop(302, 'https://example.org/d'),
      hop(301, 'https://example.org/e'),
    ];
    const [found] = findProblems('https://example.org/a', good(way));
    assert.match(found?.message ?? '', /has moved for good to "https:\/\/example\.org\/c"$/);
    assert.match(found?.hint ?? '', /^Write https:\/\/example\.org\/c instead/);
    assert.deepEqual(rulesOf('https://example.org/a', good(way.slice(2))), []);
  });

  test('to a front page are no new address, but from one they are', () => {
    const { rule } =
      findProblems('https://example.org/a/b', good([hop(301, 'https://example.org/en/')]))[0] ?? {};
    assert.equal(rule, 'external-soft-404');
    assert.deepEqual(rulesOf('https://example.org/', good([hop(301, 'https://www.example.org/')])), [
      'external-moved',
    ]);
    assert.deepEqual(rulesOf('https://example.org/', good([hop(302, 'https://example.org/en/')])), []);
    assert.deepEqual(rulesOf('https://example.org/a', good([hop(302, 'https://example.org/?id=3')])), []);
  });

  test('to plain http are warned of, but not to an onion address', () => {
    assert.deepEqual(rulesOf('https://example.org/a', good([hop(301, 'http://example.org/a')])), [
      'external-downgrade',
    ]);
    assert.deepEqual(
      rulesOf('https://example.org/a', good([hop(302, `http://${'a'.repeat(56)}.onion/a`)])),
      [],
    );
  });
});

test('a missing anchor is told of its own address only', () => {
  const page = { found: ['a'], missing: ['b'], isCut: false };
  const answer: Answer = { kind: 'status', status: 200, hops: [], page };
  assert.deepEqual(rulesOf('https://example.org/x#a', answer), []);
  assert.deepEqual(rulesOf('https://example.org/x#b', answer), ['external-anchor']);
  assert.deepEqual(rulesOf('https://example.org/x', answer), []);
});

test('the fragment of a redirect goes before that of the address, one without leaves it', () => {
  const start = 'https://example.org/a';
  const hops: Hop[] = [
    { ...hop(301, 'https://example.org/b'), hash: '#new' },
    hop(301, 'https://example.org/c'),
  ];
  assert.deepEqual(findFragments({ url: start, fragments: ['old', 'older'] }, hops), ['new']);
  assert.deepEqual(findFragments({ url: start, fragments: ['old'] }, hops.slice(1)), ['old']);
  assert.deepEqual(findFragments({ url: start, fragments: [] }, hops), []);
  const page = { found: [], missing: ['new'], isCut: false };
  const answer: Answer = { kind: 'status', status: 200, hops, page };
  const [anchor, moved] = findProblems(`${start}#old`, answer);
  assert.match(anchor?.message ?? '', /has no anchor "new"/);
  assert.match(moved?.message ?? '', /has moved for good to "https:\/\/example\.org\/c#new"$/);
  assert.deepEqual(rulesOf(start, answer), ['external-moved']);
  assert.match(
    findProblems(`${start}#old`, good(hops.slice(1)))[0]?.message ?? '',
    /"https:\/\/example\.org\/c#old"$/,
  );
});

describe('statuses', () => {
  const statuses: [number, string][] = [
    [401, 'external-denied'],
    [403, 'external-denied'],
    [451, 'external-denied'],
    [404, 'external-gone'],
    [410, 'external-gone'],
    [418, 'external-gone'],
    [429, 'external-busy'],
    [500, 'external-failing'],
    [999, 'external-failing'],
    [304, 'external-broken'],
  ];
  for (const [status, rule] of statuses)
    test(`${String(status)}: ${rule}`, () => {
      const [found, ...more] = findProblems('https://example.org/', { kind: 'status', status, hops: [] });
      assert.deepEqual([found?.rule, found?.status, more], [rule, status, []]);
    });
});

describe('faults', () => {
  const codes: [string, string, RegExp][] = [
    ['ENOTFOUND', 'external-unreachable', /there is no such host name/],
    ['EAI_AGAIN', 'external-unreachable', /the name servers gave no answer/],
    ['ECONNREFUSED', 'external-unreachable', /takes no connection$/],
    ['ENETUNREACH', 'external-unreachable', /no way to its server/],
    ['PRIVATE_ADDRESS', 'external-unreachable', /private network/],
    ['SOCKS_FAILED', 'external-unreachable', /Tor could not reach/],
    ['UND_ERR_CONNECT_TIMEOUT', 'external-timeout', /took no connection in time/],
    ['UND_ERR_HEADERS_TIMEOUT', 'external-timeout', /did not answer in time/],
    ['UND_ERR_BODY_TIMEOUT', 'external-timeout', /did not come to an end in time/],
    ['ECONNRESET', 'external-reset', /cut the connection/],
    ['UND_ERR_SOCKET', 'external-reset', /cut the connection/],
    ['CERT_HAS_EXPIRED', 'external-tls', /has expired/],
    ['CERT_NOT_YET_VALID', 'external-tls', /not valid yet/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'external-tls', /for another host name/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'external-tls', /signed by itself/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'external-tls', /does not send the whole chain/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'external-tls', /no secure connection/],
    ['HPE_INVALID_CONSTANT', 'external-broken', /cannot be read/],
    ['constructor', 'external-broken', /cannot be read/],
  ];
  for (const [code, rule, message] of codes)
    test(`${code}: ${rule}`, () => {
      const [found] = findProblems('https://a.example/', {
        kind: 'fault',
        fault: findFault(code),
        detail: '',
        hops: [],
      });
      assert.equal(found?.rule, rule);
      assert.match(found.message, message);
    });

  test('each has a sentence of its own', () => {
    const messages = faultNames.map(
      (fault) =>
        findProblems('https://a.example/', { kind: 'fault', fault, detail: '', hops: [] })[0]?.message,
    );
    assert.equal(new Set(messages).size, faultNames.length);
  });
});

describe('pages', () => {
  const notFound = (html: string): string | undefined => readPageFacts(html, [], false).notFound;

  for (const title of [
    '404',
    '404 Not Found',
    'Error 404 (Not Found)!!1',
    'Page Not Found | X',
    "This page doesn't exist",
    'Seite wurde nicht gefunden',
    'Página no encontrada',
    '页面不存在',
  ])
    test(`"${title}" is not found`, () => {
      assert.equal(notFound(`<!doctype html><title>${title}</title>`), title);
    });

  for (const title of [
    'Lost and found',
    'The 4045 bus',
    'A4-404.pdf',
    'Founding of the club',
    'How to find pages',
    '',
  ])
    test(`"${title}" is a page`, () => {
      assert.equal(notFound(`<!doctype html><title>${title}</title><h1>${title}</h1>`), undefined);
    });

  test('only the title of the page and its first headings count', () => {
    assert.equal(
      notFound('<title>A</title><svg><title>404</title></svg><script>"<h1>404</h1>"</script>'),
      undefined,
    );
    assert.equal(notFound('<title>A</title><!-- <h1>404</h1> --><h1>B</h1><p>404 Not Found'), undefined);
    assert.equal(notFound('<h1><span>Page</span>\n <b>not found</b></h1>'), 'Page not found');
  });

  test('anchors are found as browsers find them', () => {
    const html =
      '<p id=a><a name="b c"></a><div name=d></div><script>"<p id=e>"</script><textarea><p id=f></textarea><p ID="größe">';
    const fragments = ['a', 'b%20c', 'd', 'e', 'f', 'gr%C3%B6%C3%9Fe', '%ff'];
    const { found, missing } = readPageFacts(html, fragments, false);
    assert.deepEqual(
      [found, missing],
      [
        ['a', 'b%20c', 'gr%C3%B6%C3%9Fe'],
        ['d', 'e', 'f', '%ff'],
      ],
    );
  });

  test('in a drawing or a formula title, style and script are elements like others', () => {
    const find = (html: string): string[] => readPageFacts(`${html}<p id=a>`, ['a', 'b'], false).found;
    for (const name of ['title', 'style', 'script']) {
      assert.deepEqual(find(`<svg><${name}/></svg>`), ['a'], name);
      assert.deepEqual(find(`<svg><desc><svg/></desc><g><${name}/>`), ['a'], name);
      assert.deepEqual(find(`<math><${name}/></math>`), ['a'], name);
      assert.deepEqual(find(`<svg><foreignObject><${name}/></svg>`), [], 'HTML again');
      assert.deepEqual(find(`<svg><p></p><${name}/>`), [], 'a paragraph ends the drawing');
    }
    assert.deepEqual(find('<svg><style><![CDATA[ "<p id=b>" ]]></style></svg>'), ['a']);
    assert.equal(notFound('<svg><title>404</title></svg><title>A</title>'), undefined);
  });

  test('nested without end takes neither the stack nor long', () => {
    const html = `<h1>${'<b><i>'.repeat(200_000)}words`;
    assert.deepEqual(readPageFacts(html, ['a'], true), { found: [], missing: ['a'], isCut: true });
  });
});
