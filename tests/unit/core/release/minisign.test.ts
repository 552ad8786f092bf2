import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { verifyEd25519 } from '../../../../scripts/lib/release/minisign.ts';
import {
  findSignatureProblem,
  parsePublicKey,
  parseSignature,
} from '../../../../src/core/release/minisign.ts';

/** Made with minisign 0.11. */
const publicFile = `untrusted comment: minisign public key 87E6CBE93E7EB6F3
RWTztn4+6cvmh8v2ufTzy8Vf6SSQsXETSJfTJpPhZxyEQylbgnZ4kBUT
`;
const message = `${'0'.repeat(64)}  index.html\n`;
const signed = `untrusted comment: signature from minisign secret key
RUTztn4+6cvmh/ND9TF23MvyVpk2iA671KMyc6L3JJzTryzvyaFIAX29kbFO+zneFuKITf8RvmICRF3I/jdPV8mrkyeUwEbD0wY=
trusted comment: release x
Ju5BSPb1bCR0HJPS6ZlcJ7uq3Ra0/OjFxOQzs4xFhvukD2Bi+/frJzcnLlrMLf5cMvlSjDTIvvkef9ABHuO7Cg==
`;
const signedTheOldWay = `untrusted comment: signature from minisign secret key
RWTztn4+6cvmh8duIRJ5CGFC2TxoC7o8DzXJFK/xZ0n+DSoYY7O9PO5bv6rr7k8+kw0S05R5dUvFwP48zJj/YWD6kg6GGGbDjQg=
trusted comment: release x
L6snK9qUzxkBZF8dkaAT5W8xsThjCz6ij7m+zS65xiFvh5IO34DMzDiULqabco5ctxs5jMUl1D956rDxXSWTBQ==
`;
const otherKey = 'RWQgFT5HQBxNRncP13WP4Bx8W65SsYxXum/EYI1cPxOI4eWWf4lYigi9';

function check(text: string, signature = signed, key = publicFile): string | undefined {
  const [parsedKey, parsed] = [parsePublicKey(key), parseSignature(signature)];
  if ('problem' in parsedKey) return parsedKey.problem;
  if ('problem' in parsed) return parsed.problem;
  const digest = createHash('blake2b512').update(text).digest();
  return findSignatureProblem(digest, parsed.value, parsedKey.value, verifyEd25519);
}

describe('a signature of minisign', () => {
  test('holds for the file it was made of', () => {
    assert.equal(check(message), undefined);
    assert.equal(check(message, signed.replaceAll('\n', '\r\n')), undefined, 'with the line ends of Windows');
  });

  test('does not hold for a file with another byte', () => {
    assert.match(check(message.replace('index', 'indey')) ?? '', /not of this file/);
    assert.match(check(`${message} `) ?? '', /not of this file/);
  });

  test('names both keys when it was made with another', () => {
    assert.match(
      check(message, signed, otherKey) ?? '',
      /87E6CBE93E7EB6F3; expected the key 464D1C40473E1520/,
    );
  });

  test('does not hold when a forger writes the wanted key id into it', () => {
    const key = parsePublicKey(otherKey);
    const parsed = parseSignature(signed);
    assert.ok('value' in key && 'value' in parsed);
    const digest = createHash('blake2b512').update(message).digest();
    const forged = { ...parsed.value, keyId: key.value.id };
    assert.match(findSignatureProblem(digest, forged, key.value, verifyEd25519) ?? '', /not of this file/);
  });

  test('vouches for its trusted comment', () => {
    assert.match(check(message, signed.replace('release x', 'release y')) ?? '', /trusted comment/);
  });

  const refused: Record<string, string> = {
    'an empty file': '',
    'three lines': signed.split('\n').slice(0, 3).join('\n'),
    'five lines': `${signed}more\n`,
    'a signature that is short': signed.replace('RUTz', ''),
    'what is no base64': signed.replace('RUTz', 'R*Tz'),
    'no trusted comment': signed.replace('trusted comment: release', 'comment: release'),
    'the format without a digest': signedTheOldWay,
  };
  for (const [what, text] of Object.entries(refused)) {
    test(`is refused: ${what}`, () => {
      assert.match(check(message, text) ?? '', /^expected/);
    });
  }
});

describe('a public key of minisign', () => {
  test('is the same as a file and as 56 characters', () => {
    const line = publicFile.split('\n')[1] ?? '';
    assert.deepEqual(parsePublicKey(line), parsePublicKey(publicFile));
    const parsed = parsePublicKey(line);
    assert.ok('value' in parsed);
    assert.equal(parsed.value.id, '87E6CBE93E7EB6F3');
    assert.equal(parsed.value.key.length, 32);
  });

  for (const text of [
    '',
    'RW',
    otherKey.slice(1),
    `${otherKey}A`,
    `x\ny\n${otherKey}`,
    otherKey.replace('RWQ', 'RUQ'),
  ]) {
    test(`is not ${JSON.stringify(text)}`, () => {
      assert.ok('problem' in parsePublicKey(text));
    });
  }
});
