import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildClearnetServer, buildOnionServer } from '../../../../src/core/release/nginx.ts';
import type { ServerFacts } from '../../../../src/core/release/nginx-maps.ts';
import { buildTorrc } from '../../../../src/core/release/torrc.ts';

const reading = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
const facts: ServerFacts = {
  name: 'faq.example.org',
  root: '/srv/faq/live',
  base: '/',
  tags: ['en', 'de'],
  policies: {
    common: reading,
    rules: [
      {
        pattern: '(?:en|de)/search\\.html',
        policy: "script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'",
      },
    ],
  },
  hasSearchWorker: true,
};
const onion = 'http://anxm6tcb7sgnyulyd2e7yqvbz3narpykokqrkgcdwt5wxbdizofxfkad.onion/';
const clearnet = {
  host: 'faq.example.org',
  onion,
  httpPort: 80,
  httpsPort: 443,
  hasIpv6: true,
  certificates: '/etc/certs',
};

describe('the configuration of nginx', () => {
  const both = {
    clearnet: buildClearnetServer(facts, clearnet),
    onion: buildOnionServer(facts, '/run/faq.sock'),
  };

  for (const [side, text] of Object.entries(both)) {
    test(`of the ${side} side keeps no record and sends every header`, () => {
      assert.doesNotMatch(text, /access_log (?!off)/);
      for (const name of [
        ...['Content-Security-Policy', 'Referrer-Policy', 'X-Content-Type-Options', 'Permissions-Policy'],
        ...['Cross-Origin-Opener-Policy', 'Cross-Origin-Resource-Policy'],
      ])
        assert.match(text, new RegExp(`add_header ${name} .* always;`), name);
      assert.match(text, /"~\^\/\(\?:en\|de\)\/search\\\.html\$" "script-src .*frame-ancestors 'none'"/);
      assert.match(text, /"~\/pagefind-worker\\\.js\$" .*wasm-unsafe-eval.*connect-src 'self'/);
    });

    test(`of the ${side} side has its headers in one place, since a location with its own would lose them`, () => {
      const location = /^ {4}location [^]*?^ {4}\}/gm;
      for (const [block] of text.matchAll(location)) assert.doesNotMatch(block, /add_header/);
    });
  }

  test('points to the onion service on the clearnet side only', () => {
    assert.match(
      both.clearnet,
      /add_header Onion-Location http:\/\/[a-z2-7]{56}\.onion\$request_uri always;/,
    );
    assert.doesNotMatch(both.onion, /Onion-Location|Strict-Transport-Security|ssl/);
  });

  test('of the mirror listens on a unix socket and nowhere else', () => {
    assert.deepEqual(both.onion.match(/listen .*/g), ['listen unix:/run/faq.sock;']);
    assert.match(both.onion, /^ {4}server_name _;$/m);
  });

  test('of both sides fits into one nginx: no variable twice', () => {
    const names = Object.values(both).flatMap((text) =>
      [...text.matchAll(/^map \S+ (\S+)/gm)].map((match) => match[1]),
    );
    assert.equal(new Set(names).size, names.length);
  });

  test('of both sides sets nothing for all sites, which nginx takes only once', () => {
    for (const text of Object.values(both)) assert.doesNotMatch(text, /^[^\s#].*;$/m);
  });
});

test('the torrc leads to the socket and has the proof-of-work defence on', () => {
  const text = buildTorrc('faq', '/run/faq.sock');
  assert.match(text, /^HiddenServicePort 80 unix:\/run\/faq\.sock$/m);
  assert.match(text, /^HiddenServicePoWDefensesEnabled 1$/m);
});
