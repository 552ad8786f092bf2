import { Transform, type TransformCallback } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';

/** Compressed data that programs unpack in different ways, or not at all. */
export class NotOneMember extends Error {}

/** Flags of a header (RFC 1952). */
const flags = { checksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };

/** Bytes of the fixed part of a header, of the trailer, and of the longest header that is read. */
const fixedBytes = 10;
const trailerBytes = 8;
const mostHeaderBytes = 65_536;

/**
 * Bytes of the header with which a gzip member begins, or undefined while more has to come.
 * @throws NotOneMember when it is none
 */
export function measureHeader(bytes: Buffer): number | undefined {
  if ([0x1f, 0x8b, 8].some((byte, index) => index < bytes.length && bytes[index] !== byte))
    throw new NotOneMember('it does not begin as gzip data do');
  if (bytes.length < fixedBytes) return undefined;
  const given = bytes.readUInt8(3);
  if ((given & flags.reserved) !== 0) throw new NotOneMember('its header has unknown flags');
  let at = fixedBytes;
  if (given & flags.extra) {
    if (bytes.length < at + 2) return undefined;
    at += 2 + bytes.readUInt16LE(at);
  }
  for (const text of [flags.name, flags.comment]) {
    if (!(given & text)) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  if (given & flags.checksum) at += 2;
  return at <= bytes.length ? at : undefined;
}

/** What stands around the deflated data of a member. */
interface Frame {
  /** The stream that takes it off. */
  strip: Transform;
  /** The last bytes, and how many stand between header and trailer; undefined until everything has come. */
  rest: () => { trailer: Buffer; between: number } | undefined;
}

/** Takes off the header, and holds the last eight bytes back. */
function createFrame(): Frame {
  let [isOpen, isWhole] = [false, false];
  let between = 0;
  let held: Buffer = Buffer.alloc(0);
  const take = (chunk: Buffer): Buffer | undefined => {
    held = Buffer.concat([held, chunk]);
    if (!isOpen) {
      const header = measureHeader(held);
      if (header === undefined && held.length > mostHeaderBytes)
        throw new NotOneMember('its header has no end');
      if (header === undefined) return undefined;
      isOpen = true;
      held = held.subarray(header);
    }
    const ready = held.subarray(0, Math.max(0, held.length - trailerBytes));
    held = held.subarray(ready.length);
    between += ready.length;
    return ready;
  };
  return {
    strip: new Transform({
      transform: (chunk: Buffer, _encoding, done: TransformCallback) => {
        try {
          done(null, take(chunk));
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      },
      flush: (done: TransformCallback) => {
        isWhole = true;
        done();
      },
    }),
    rest: () => (isWhole ? { trailer: held, between } : undefined),
  };
}

/**
 * Streams that unpack exactly one gzip member with nothing behind it: Node would join a second one to it, where
 * browsers stop after the first, so that one mirror could show readers less than it shows us. They fail with
 * NotOneMember, or with what zlib says.
 */
export function createUnpacking(): Transform[] {
  const { strip, rest } = createFrame();
  const inflate = createInflateRaw();
  let [checksum, bytes] = [0, 0];
  /** What is wrong when the deflated data have ended. */
  const findProblem = (): string | undefined => {
    const { trailer, between } = rest() ?? {};
    if (trailer?.length !== trailerBytes || inflate.bytesWritten !== between)
      return 'it goes on behind its end, where browsers stop';
    const isRight = trailer.readUInt32LE(0) === checksum && trailer.readUInt32LE(4) === bytes % 2 ** 32;
    return isRight ? undefined : 'its checksum or its length is wrong';
  };
  const check = new Transform({
    transform: (chunk: Buffer, _encoding, done: TransformCallback) => {
      checksum = crc32(chunk, checksum);
      bytes += chunk.length;
      done(null, chunk);
    },
    flush: (done: TransformCallback) => {
      const problem = findProblem();
      done(problem === undefined ? null : new NotOneMember(problem));
    },
  });
  return [strip, inflate, check];
}
