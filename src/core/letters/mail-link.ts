/** Longer bodies than this, encoded, are cut off or refused by some mail programs. */
export const mostBody = 1_900;

const encode = (text: string): string => encodeURIComponent(text.replace(/\r?\n/g, '\r\n'));

/**
 * A `mailto:` address (RFC 6068) with subject and text, line ends as CRLF. The text is left out where it is too long.
 * @returns the address, and whether it holds the text
 */
export function buildMailLink(subject: string, body: string): { href: string; hasBody: boolean } {
  const encoded = encode(body);
  const hasBody = encoded.length < mostBody;
  const start = `mailto:?subject=${encode(subject)}`;
  return { href: hasBody ? `${start}&body=${encoded}` : start, hasBody };
}
