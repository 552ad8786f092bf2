import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { readBody } from '../../../scripts/lib/release/read-answer.ts';
import type { Answer } from '../../../src/core/release/served-file.ts';

const text = Buffer.from('<!doctype html><title>Page</title>'.repeat(300));
const digest = createHash('sha256').update(text).digest('hex');
const packed = gzipSync(text);
const half = text.length / 2;
const nothing = gzipSync('');

/** Reads a compressed body that comes in pieces of so many bytes. */
function unpack(bytes: Buffer, piece: number): Promise<Answer> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += piece) pieces.push(bytes.subarray(at, at + piece));
  return readBody(Readable.from(pieces), { most: 100_000, isPacked: true });
}

/** The same data under a header that has everything a header can have. */
function withLongHeader(): Buffer {
  const fixed = Buffer.from([0x1f, 0x8b, 8, 0x1e, 1, 2, 3, 4, 0, 3]);
  const extra = Buffer.from([3, 0, 7, 0, 9]);
  const rest = [Buffer.from('name\0'), Buffer.from('comment\0'), Buffer.from([5, 6])];
  return Buffer.concat([fixed, extra, ...rest, deflateRawSync(text), packed.subarray(-8)]);
}

function withChanged(at: number): Buffer {
  const bytes = Buffer.from(packed);
  bytes.writeUInt8(bytes.readUInt8(bytes.length + at) ^ 1, bytes.length + at);
  return bytes;
}

const behind = /^it goes on behind its end/;
const wrong: Record<string, [bytes: Buffer, reason: RegExp]> = {
  'two halves': [Buffer.concat([gzipSync(text.subarray(0, half)), gzipSync(text.subarray(half))]), behind],
  'nothing, and then everything': [Buffer.concat([nothing, packed]), behind],
  'everything, and then nothing': [Buffer.concat([packed, nothing]), behind],
  'zeros behind it': [Buffer.concat([packed, Buffer.alloc(20)]), behind],
  'a wrong checksum': [withChanged(-8), /^its checksum or its length/],
  'a wrong length': [withChanged(-4), /^its checksum or its length/],
  'no gzip data': [text, /^it does not begin/],
  'a header without an end': [
    Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]), Buffer.alloc(90_000, 65)]),
    /^its header has no end/,
  ],
};

describe('a compressed body is read', () => {
  for (const piece of [1, 7, 65_536]) {
    test(`in pieces of ${String(piece)} bytes, when it is one member`, async () => {
      const expected = { kind: 'body', digest, bytes: text.length };
      assert.deepEqual(await unpack(packed, piece), expected);
      assert.deepEqual(await unpack(withLongHeader(), piece), expected);
      assert.equal((await unpack(nothing, piece)).kind, 'body');
      for (const end of [5, 12, packed.length - 9, packed.length - 1])
        assert.equal((await unpack(packed.subarray(0, end), piece)).kind, 'truncated', String(end));
    });
  }

  for (const [what, [bytes, reason]] of Object.entries(wrong)) {
    test(`as broken: ${what}`, async () => {
      for (const piece of [packed.length, 500, 65_536]) {
        const answer = await unpack(bytes, piece);
        assert.ok(answer.kind === 'broken', `${String(piece)}: ${JSON.stringify(answer)}`);
        assert.match(answer.reason, reason);
      }
    });
  }
});
