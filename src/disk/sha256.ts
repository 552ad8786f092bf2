import { hash } from 'node:crypto';

/** SHA-256 of a text (as UTF-8) or of bytes, hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);
