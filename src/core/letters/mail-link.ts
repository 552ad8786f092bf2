/** Longer bodies than this, encoded, are cut off or refused by some mail programs. */
export const mostBody = 1_900;

const encode = (text: string): string => encodeURIComponent(text.replace(/\r?\n/g, '\r\n'));

/**
 * A `mailto:` address (RFC 6068) with subject and text, line ends as CRLF. The text is left out where it is too long.
 * @returns the address, and whether it holds the text
 */
export function buildMailLink(subject: string, body: string): { href: string; hasBody: boolean } {
  const start = `mailto:?subject=${encode(subject)}`;
  // Encoding only makes it longer, and most bodies are too long as they are.
  const encoded = body.length < mostBody ? encode(body) : undefined;
  const hasBody = encoded !== undefined && encoded.length < mostBody;
  return { href: hasBody ? `${start}&body=${encoded}` : start, hasBody };
}
