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

/**
 * True for the host name of a version 3 onion service: base32 of key, checksum and version, where the checksum is the
 * first two bytes of SHA3-256(".onion checksum" | key | version).
 * Format: https://spec.torproject.org/rend-spec/encoding-onion-addresses.html
 */
export function isOnionAddress(host: string): boolean {
  const name = /(?:^|\.)([a-z2-7]{56})\.onion$/.exec(host)?.[1];
  const bytes = name === undefined ? undefined : decodeBase32(name);
  if (bytes?.[34] !== 3) return false;
  const checksum = createHash('sha3-256')
    .update('.onion checksum')
    .update(bytes.subarray(0, 32))
    .update(Uint8Array.of(3))
    .digest();
  return checksum[0] === bytes[32] && checksum[1] === bytes[33];
}
