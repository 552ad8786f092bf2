import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isLocalHost } from '../../../../src/core/links/host.ts';
import { readHtml } from '../../../../src/core/links/html-links.ts';
import { emptyFile } from '../../../../src/core/links/linked-file.ts';
import { baseOf, findBase, parseHome, resolveAddress, type Home } from '../../../../src/core/links/target.ts';

const resolve = (address: string, path = 'en/a.html', homes: readonly Home[] = [], base?: string): string => {
  const target = resolveAddress(address, findBase({ ...emptyFile(path, 'html'), base }), homes);
  if (target.kind === 'file')
    return `${target.by} ${target.path}${target.fragment === undefined ? '' : `#${target.fragment}`}`;
  if (target.kind === 'outside') return `outside ${target.url.href}`;
  return target.kind === 'beyond' ? `beyond ${target.path}` : target.kind;
};

describe('relative addresses', () => {
  const cases: [address: string, target: string][] = [
    ['b.html', 'relative en/b.html'],
    ['../b.html#c', 'relative b.html#c'],
    ['#c', 'relative en/a.html#c'],
    ['#', 'relative en/a.html#'],
    ['?x', 'relative en/a.html'],
    ['./', 'relative en/'],
    ['..', 'relative '],
    ['../..', 'beyond /'],
    ['../../b.html', 'beyond /b.html'],
    ['%2E%2E/%2e%2e/b.html', 'beyond /b.html'],
    ['b\\c.html', 'relative en/b/c.html'],
    [' b.html\n', 'relative en/b.html'],
    ['b\n.html', 'relative en/b.html'],
    ['b%2Fc.html', 'relative en/b/c.html'],
    ['#c:~:text=d', 'relative en/a.html#c'],
    ['%', 'malformed'],
    ['%00', 'malformed'],
    ['', 'empty'],
    ['\u0000 ', 'empty'],
  ];
  for (const [address, target] of cases)
    test(JSON.stringify(address), () => {
      assert.equal(resolve(address), target);
    });

  test('a name with odd signs is a base like any other', () => {
    assert.equal(resolve('b.html', 'ü %/a#b?.html'), 'relative ü %/b.html');
  });
});

describe('addresses with a host or from the root', () => {
  const club = [parseHome('https://example.org/club/')];
  const both = [...club, parseHome('http://abc.onion/')];
  const cases: [address: string, homes: readonly Home[], target: string][] = [
    ['/b.html', [], 'root b.html'],
    ['/', [], 'root '],
    ['/club/b.html', club, 'root b.html'],
    ['/club', club, 'root '],
    ['/b.html', club, 'beyond /b.html'],
    ['/b.html', both, 'root b.html'],
    ['/club/b.html', both, 'root b.html'],
    ['https://example.org/club/b.html?x#y', club, 'absolute b.html#y'],
    ['http://example.org/club/', club, 'absolute '],
    ['//example.org/club/b.html', club, 'absolute b.html'],
    ['https://example.org/', club, 'outside https://example.org/'],
    ['https://example.org:8443/club/', club, 'outside https://example.org:8443/club/'],
    ['https://example.org/b.html', [], 'outside https://example.org/b.html'],
    ['https://bücher.example/', [], 'outside https://xn--bcher-kva.example/'],
    ['https:b.html', [], 'malformed'],
    ['https://a b/', [], 'malformed'],
    ['mailto:a@example.org', [], 'scheme'],
  ];
  for (const [address, homes, target] of cases)
    test(`${address} with ${String(homes.length)} homes`, () => {
      assert.equal(resolve(address, 'a.html', homes), target);
    });
});

describe('base', () => {
  const cases: [base: string, address: string, target: string][] = [
    ['../', 'b.html', 'relative b.html'],
    ['/x/', 'b.html', 'root x/b.html'],
    ['https://example.net/', 'b.html', 'outside https://example.net/b.html'],
    ['https://example.org/de/', 'b.html', 'absolute de/b.html'],
    ['data:text/plain,x', 'b.html', 'relative en/b.html'],
    ['http://', 'b.html', 'relative en/b.html'],
  ];
  for (const [base, address, target] of cases)
    test(`${base} and ${address}`, () => {
      assert.equal(resolve(address, 'en/a.html', [parseHome('https://example.org/')], base), target);
    });

  test('does not hold for an address in CSS or a drawing that is only a fragment', () => {
    const file = readHtml(
      'en/a.html',
      `<base href="../b.html"><style>p { filter: url(#c); background: url(d.png) }</style><p style="filter: url('#c')">
      <svg fill="url(#c)"><use href="#c"/><image href="d.png"/><a href="#e"/></svg><a href="#e">`,
    );
    const base = findBase(file);
    const targets = file.links.map((link) => resolveAddress(link.address, baseOf(link, base), []));
    assert.deepEqual(
      targets.map((target) => (target.kind === 'file' ? `${target.path}#${target.fragment ?? ''}` : target)),
      [
        ...['en/a.html#c', 'd.png#', 'en/a.html#c'],
        ...['en/a.html#c', 'en/a.html#c', 'd.png#', 'b.html#e', 'b.html#e'],
      ],
    );
  });
});

test('hosts that are another machine for every reader', () => {
  const local = [
    'localhost',
    'a.localhost',
    '127.1.2.3',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '169.254.1.1',
    '100.64.0.1',
    '100.127.255.1',
    '0.0.0.0',
  ];
  const localNames = [
    'wiki',
    'a.local',
    'a.internal',
    'a.home.arpa',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:7f00:1]',
  ];
  for (const host of [...local, ...localNames]) assert.ok(isLocalHost(host), host);
  const open = [
    'example.org',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '11.0.0.1',
    '192.0.2.1',
    '[2001:db8::1]',
    'local.example',
    'notlocalhost.example',
  ];
  for (const host of open) assert.ok(!isLocalHost(host), host);
});

test('an IPv6 address that carries one of IPv4 is local where that one is', () => {
  const isLocal = (host: string): boolean => isLocalHost(new URL(`http://[${host}]/`).hostname);
  const local = ['0.0.0.0', '10.1.2.3', '127.0.0.1', '169.254.169.254', '172.16.5.5', '192.168.1.1'];
  for (const start of ['::ffff:', '::', '64:ff9b::']) {
    for (const address of local) assert.ok(isLocal(start + address), start + address);
    for (const address of ['8.8.8.8', '172.32.0.1', '160.0.0.1'])
      assert.ok(!isLocal(start + address), start + address);
  }
});
