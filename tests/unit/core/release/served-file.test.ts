import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  compareServed,
  findSuspicion,
  isRightType,
  type Answer,
} from '../../../../src/core/release/served-file.ts';

const digest = 'a'.repeat(64);
const entry = { path: 'en/abuse.html', digest };
const type = 'text/html; charset=utf-8';
const right: Answer = { kind: 'body', digest, bytes: 100, type };
const body = (bytes: number, letter = 'b'): Answer => ({
  kind: 'body',
  digest: letter.repeat(64),
  bytes,
  type,
});

const codes = (plain: Answer, gzip?: Answer): string[] =>
  compareServed(entry, { plain, gzip }).map(
    ({ code, message }) => `${code} ${message.split(' ').slice(0, 3).join(' ')}`,
  );

describe('compareServed', () => {
  test('finds nothing where both are right', () => {
    assert.deepEqual(codes(right, right), []);
    assert.deepEqual(codes({ kind: 'body', digest, bytes: 100 }), [], 'in a folder, which has no types');
  });

  test('says which of the two is wrong', () => {
    assert.deepEqual(codes(body(100), right), ['mirror/changed the plain file']);
    assert.deepEqual(codes(right, body(100)), ['mirror/changed the compressed copy']);
    assert.deepEqual(codes(right, { kind: 'broken', reason: 'x' }), ['mirror/changed the compressed copy']);
  });

  test('says it once where both are wrong in the same way', () => {
    assert.deepEqual(codes(body(100), body(100)), ['mirror/changed it is not']);
    assert.deepEqual(codes({ kind: 'status', status: 404 }, { kind: 'status', status: 404 }), [
      'mirror/missing it is not',
    ]);
    assert.deepEqual(codes(body(100), body(100, 'c')).length, 2);
  });

  test('suspects that a file was cut off where the other copy is right and longer', () => {
    const short = body(60);
    assert.deepEqual(findSuspicion(entry, { plain: short, gzip: right }), {
      short: 'plain',
      bytes: 60,
      digest: 'b'.repeat(64),
    });
    assert.equal(findSuspicion(entry, { plain: right, gzip: short })?.short, 'gzip');
    assert.equal(findSuspicion(entry, { plain: body(160), gzip: right }), undefined);
    assert.equal(findSuspicion(entry, { plain: right, gzip: right }), undefined);
    assert.equal(findSuspicion(entry, { plain: short, gzip: short }), undefined);
    assert.equal(findSuspicion(entry, { plain: short }), undefined);
  });

  test('knows every other way in which a file can be missed', () => {
    assert.deepEqual(codes({ kind: 'redirected', to: 'https://evil.example/' }), [
      'mirror/redirected it leads to',
    ]);
    assert.deepEqual(codes({ kind: 'status', status: 500 }), ['mirror/status it came with']);
    assert.deepEqual(codes({ kind: 'too-large', most: 5 }), ['mirror/too-large it goes on']);
    assert.deepEqual(codes(right, { kind: 'truncated', bytes: 3 }), ['mirror/truncated the compressed copy']);
    assert.deepEqual(codes({ kind: 'unreachable', reason: 'x' }), ['mirror/unreachable it could not']);
    assert.deepEqual(codes({ ...right, type: 'text/plain' }), ['mirror/type it is served']);
    assert.deepEqual(codes({ ...right, type: undefined }), ['mirror/type it is served']);
  });
});

const types: [path: string, found: string | undefined, isRight: boolean][] = [
  ['a.html', 'text/html; charset=utf-8', true],
  ['a.html', 'text/html;charset="UTF-8"', true],
  ['a.html', 'text/html', false],
  ['a.html', 'text/html; charset=iso-8859-1', false],
  ['a.html', 'application/octet-stream', false],
  ['a.json', 'application/json', true],
  ['a.json', 'text/html; charset=utf-8', false],
  ['a.js', 'application/javascript; charset=utf-8', true],
  ['a.js', 'text/plain; charset=utf-8', false],
  ['a.xml', 'text/xml; charset=utf-8', true],
  ['SHA256SUMS', 'application/octet-stream', true],
  ['x.pf_index', 'application/octet-stream', true],
  ['x.pf_index', 'text/html', false],
  ['x.pf_index', undefined, false],
];

describe('isRightType', () => {
  for (const [path, found, isRight] of types) {
    test(`${path} as ${String(found)} is ${isRight ? 'right' : 'wrong'}`, () => {
      assert.equal(isRightType(path, found), isRight);
    });
  }
});
