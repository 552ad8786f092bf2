import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Writable, type Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { Answer } from '../../../src/core/release/served-file.ts';
import { createUnpacking, NotOneMember } from './unpack.ts';

/** How a body is to be read. */
export interface Reading {
  /** More bytes than this, unpacked, are not read. */
  most: number;
  /** True when it has to be unpacked first. */
  isPacked: boolean;
  /** Only so many bytes of the beginning count for the digest. */
  start?: number | undefined;
  /** File in which it is kept. */
  into?: string | undefined;
}

class TooLarge extends Error {}

const codeOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';

/** Ends of a stream that say that something is missing: of gzip data, and of an HTTP body. */
const cutOff = new Set(['Z_BUF_ERROR', 'ECONNRESET', 'HPE_INVALID_EOF_STATE', 'ERR_STREAM_PREMATURE_CLOSE']);

/**
 * Reads a body to its end, piece by piece, and says what it was.
 * @throws what the stream fails with, unless that tells something about the body
 */
export async function readBody(
  body: Readable,
  { most, isPacked, into, start = Infinity }: Reading,
): Promise<Answer> {
  const hash = createHash('sha256');
  const file = into === undefined ? undefined : createWriteStream(into);
  let bytes = 0;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk.subarray(0, Math.max(0, start - bytes)));
      bytes += chunk.length;
      if (bytes > most) done(new TooLarge());
      else if (file && !file.write(chunk)) void once(file, 'drain').then(() => done(), done);
      else done();
    },
  });
  try {
    await (isPacked ? pipeline([body, ...createUnpacking(), sink]) : pipeline(body, sink));
    return { kind: 'body', digest: hash.digest('hex'), bytes };
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'too-large', most };
    if (cutOff.has(codeOf(error))) return { kind: 'truncated', bytes };
    if (error instanceof Error && (error instanceof NotOneMember || codeOf(error).startsWith('Z_')))
      return { kind: 'broken', reason: error.message };
    throw error;
  } finally {
    if (file) {
      file.end();
      await finished(file);
    }
  }
}
