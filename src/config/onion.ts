import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function decodeBase32(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array((text.length * 5) / 8);
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    buffer = ((buffer << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (buffer >> bits) & 0xff;
      at += 1;
    }
  }
  return bytes;
}

/** Characters of the name of a version 3 onion service, without `.onion`. */
const nameLength = 56;
const versionTwoLength = 16;

/**
 * Says why a host name is not that of a version 3 onion service, or undefined when it is: base32 of key, checksum and
 * version, where the checksum is the first two bytes of SHA3-256(".onion checksum" | key | version).
 * Format: https://spec.torproject.org/rend-spec/encoding-onion-addresses.html
 */
export function findOnionProblem(host: string): string | undefined {
  const name = /^(?:[^.]+\.)*?([^.]*)\.onion$/.exec(host)?.[1];
  if (name === undefined) return 'it does not end in .onion';
  if (name.length === versionTwoLength)
    return `it has ${String(versionTwoLength)} characters, as addresses of version 2 had, which no Tor can reach any more`;
  if (name.length !== nameLength)
    return `it has ${String(name.length)} characters before .onion; expected ${String(nameLength)}`;
  const bytes = decodeBase32(name);
  if (!bytes) return 'it has a character that is not one of a-z and 2-7';
  if (bytes[34] !== 3) return 'it is not of version 3';
  const checksum = createHash('sha3-256')
    .update('.onion checksum')
    .update(bytes.subarray(0, 32))
    .update(Uint8Array.of(3))
    .digest();
  const isRight = checksum[0] === bytes[32] && checksum[1] === bytes[33];
  return isRight ? undefined : 'its checksum is wrong, so at least one character is';
}

/** True for the host name of a version 3 onion service, or a name below one. */
export const isOnionAddress = (host: string): boolean => findOnionProblem(host) === undefined;
