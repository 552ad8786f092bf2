import { pipeline, type Duplex, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** The beginning of a body, unpacked. */
export interface Start {
  bytes: Buffer;
  /** True when there was more. */
  isCut: boolean;
}

/**
 * Reads the beginning of a body and lets go of the rest, however small it was packed.
 * @param encoding value of Content-Encoding
 * @param most bytes, unpacked
 * @throws Error of the stream, or with the code ENCODING
 */
export async function readStart(body: Readable, encoding: string, most: number): Promise<Start> {
  const name = encoding.trim().toLowerCase();
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  // Letting go of a body is an error of the body, too.
  body.on('error', () => undefined);
  try {
    if (!decode && name !== '' && name !== 'identity')
      throw Object.assign(new Error(`it is packed as "${encoding}"`), { code: 'ENCODING' });
    const source: Readable = decode ? pipeline(body, decode(), () => undefined) : body;
    return await collect(source, most);
  } finally {
    body.destroy();
  }
}

async function collect(source: Readable, most: number): Promise<Start> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, most), isCut: size > most };
}
