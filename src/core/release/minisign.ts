import type { Parsed } from './manifest.ts';

/**
 * Keys and signatures of minisign. Formats: https://jedisct1.github.io/minisign/ (a public key is `Ed`, 8 bytes of key
 * id, 32 bytes of Ed25519 key; a signature is `ED`, the key id, an Ed25519 signature of the BLAKE2b-512 of the file, and
 * a second one of that signature with the trusted comment).
 */

/** A public key. */
export interface PublicKey {
  /** As minisign shows it: 16 capital hexadecimal digits. */
  id: string;
  /** Ed25519 public key, 32 bytes. */
  key: Uint8Array<ArrayBuffer>;
}

/** What stands in a `.minisig` file. */
export interface Signature {
  /** Id of the key it was made with. */
  keyId: string;
  /** Ed25519 signature of the BLAKE2b-512 of the file, 64 bytes. */
  signature: Uint8Array<ArrayBuffer>;
  /** A line that the signer vouches for. */
  trustedComment: string;
  /** Ed25519 signature of `signature` with the trusted comment behind it, 64 bytes. */
  commentSignature: Uint8Array<ArrayBuffer>;
}

/** Checks an Ed25519 signature. Passed in, so that core needs no crypto module. */
export type VerifyEd25519 = (
  message: Uint8Array,
  signature: Uint8Array<ArrayBuffer>,
  key: Uint8Array<ArrayBuffer>,
) => boolean;

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

const idOf = (bytes: Uint8Array): string =>
  [...bytes]
    .reverse()
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

const algorithmOf = (bytes: Uint8Array): string => String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);

/**
 * Reads a public key.
 * @param text the 56 characters that start with RW, or a whole `.pub` file
 */
export function parsePublicKey(text: string): Parsed<PublicKey> {
  const lines = text.trim().split(/\r?\n/);
  const last = lines.at(-1)?.trim() ?? '';
  const bytes = decodeBase64(last);
  if (lines.length > 2 || bytes?.length !== 42 || algorithmOf(bytes) !== 'Ed')
    return { problem: 'expected a public key of minisign: 56 characters that start with RW' };
  return { value: { id: idOf(bytes.subarray(2, 10)), key: bytes.slice(10) } };
}

const trustedPrefix = 'trusted comment: ';

/** Reads a `.minisig` file. */
export function parseSignature(text: string): Parsed<Signature> {
  const [untrusted = '', body = '', trusted = '', global = '', ...rest] = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const bytes = decodeBase64(body.trim());
  const commentSignature = decodeBase64(global.trim());
  const isWhole =
    untrusted.startsWith('untrusted comment:') &&
    trusted.startsWith(trustedPrefix) &&
    bytes?.length === 74 &&
    commentSignature?.length === 64 &&
    rest.length === 0;
  if (!isWhole) return { problem: 'expected the four lines of a signature of minisign' };
  if (algorithmOf(bytes) !== 'ED')
    return { problem: 'expected a signature of the digest (ED), as minisign 0.10 and later make it' };
  return {
    value: {
      keyId: idOf(bytes.subarray(2, 10)),
      signature: bytes.slice(10),
      trustedComment: trusted.slice(trustedPrefix.length),
      commentSignature,
    },
  };
}

/**
 * Says why a signature does not hold, or undefined when it does.
 * @param digest BLAKE2b-512 of the file, 64 bytes
 * @param verify checks an Ed25519 signature
 */
export function findSignatureProblem(
  digest: Uint8Array,
  signature: Signature,
  key: PublicKey,
  verify: VerifyEd25519,
): string | undefined {
  if (signature.keyId !== key.id)
    return `it was signed with the key ${signature.keyId}; expected the key ${key.id}`;
  if (!verify(digest, signature.signature, key.key)) return 'the signature is not of this file';
  const comment = new TextEncoder().encode(signature.trustedComment);
  const signed = new Uint8Array([...signature.signature, ...comment]);
  if (!verify(signed, signature.commentSignature, key.key)) return 'its trusted comment was changed';
  return undefined;
}
