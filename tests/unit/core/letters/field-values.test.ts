import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isIP } from 'node:net';
import { cleanValue, isFieldValue } from '../../../../src/core/letters/field-values.ts';

const right = {
  ip: [
    '192.0.2.7',
    '0.0.0.0',
    '255.255.255.255',
    '2001:db8::7',
    '::',
    '::1',
    '1::',
    '1:2:3:4:5:6:7:8',
    '::ffff:192.0.2.7',
  ],
  date: ['2026-11-20', '2024-02-29'],
  port: ['1', '22', '65535'],
  text: ['Sam Miller', '<script>', '{name}'],
} as const;

const wrong = {
  ip: [
    '',
    '192.0.2',
    '192.0.2.256',
    '192.0.02.7',
    '192.0.2.7.1',
    '1.2.3.4/24',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    'g::1',
    '12345::',
    '192.0.2.7::',
    'example.org',
  ],
  date: ['', '2026-11-31', '2023-02-29', '26-11-20', '20.11.2026', '2026-11-20T00:00', '2026-13-01'],
  port: ['', '0', '65536', '022', '-1', '22 ', 'ssh', '1.5'],
  text: [''],
} as const;

describe('isFieldValue', () => {
  for (const type of ['ip', 'date', 'port', 'text'] as const) {
    for (const value of right[type]) {
      test(`takes ${JSON.stringify(value)} as ${type}`, () => {
        assert.equal(isFieldValue(type, value), true);
      });
    }
    for (const value of wrong[type]) {
      test(`refuses ${JSON.stringify(value)} as ${type}`, () => {
        assert.equal(isFieldValue(type, value), false);
      });
    }
  }

  test('agrees with the network code of Node about addresses', () => {
    for (const value of [...right.ip, ...wrong.ip])
      assert.equal(isFieldValue('ip', value), isIP(value) !== 0, value);
  });
});

describe('cleanValue', () => {
  for (const [name, value, expected] of [
    ['keeps signs that mean something elsewhere', '<b>$& $1 {name} \\n %s</b>', '<b>$& $1 {name} \\n %s</b>'],
    ['makes one line of several', 'one\r\ntwo\n\nthree\u2028four', 'one two three four'],
    ['takes control characters away', 'a\u0000b\u001b[31mc', 'a b [31mc'],
    ['takes marks that turn the reading direction away', 'abc\u202Edef\u2066ghi\u200F', 'abcdefghi'],
    ['keeps what joins and divides letters', 'می\u200Cشود', 'می\u200Cشود'],
    ['takes blanks at both ends away', '  a   b  ', 'a b'],
    ['is empty for nothing but blanks', ' \n\t', ''],
  ] as const) {
    test(name, () => {
      assert.equal(cleanValue(value), expected);
    });
  }

  test('keeps a text of any length', () => {
    assert.equal(cleanValue('x'.repeat(10_000)).length, 10_000);
  });
});
