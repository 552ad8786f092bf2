import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findAddresses } from '../../../../src/core/translations/find-addresses.ts';

const rows: [text: string, addresses: string[]][] = [
  ['See https://example.org/a?b=c. And (http://x.onion/)!', ['https://example.org/a?b=c', 'http://x.onion/']],
  ['Write to Me@Example.org, please.', ['me@example.org']],
  ['torproject.org and check.torproject.org/api', ['torproject.org', 'check.torproject.org']],
  ['127.0.0.1 and 2001:db8::7 and ::1', ['127.0.0.1', '2001:db8::7', '::1']],
  ['socks5h://127.0.0.1:9050', ['socks5h://127.0.0.1:9050', '127.0.0.1']],
  ['z.B. so, d.h. anders, p.ej. y p.ex., u.a.m. usw.und so weiter', []],
  ['At 12:30:45, in a ratio of 16:9, std::vector, torrc.d, ui.json, e.g. and i.e.', []],
  ['Ein Satz.Danach noch einer.', []],
  ['نشانی torproject.org است.', ['torproject.org']],
  ['', []],
];

describe('findAddresses', () => {
  for (const [text, addresses] of rows) {
    test(`finds ${addresses.join(', ') || 'nothing'} in "${text}"`, () => {
      assert.deepEqual(findAddresses(text), addresses);
    });
  }

  test('stays quick on hostile text', () => {
    for (const piece of ['a.', 'f:', 'a@', 'a://', '1.', 'a-', 'x.a-', '::']) {
      const start = performance.now();
      findAddresses(piece.repeat(50_000));
      assert.ok(performance.now() - start < 5_000, piece);
    }
  });
});
