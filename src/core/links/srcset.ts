/** The candidates of a `srcset`, or what is wrong with it. */
export interface Srcset {
  addresses: string[];
  /** The first piece that no browser understands. */
  fault?: string;
}

/**
 * Takes a `srcset` apart as https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute does: an
 * address ends at white space, so commas (in `data:` too) belong to it, but for those at its end.
 */
export function parseSrcset(text: string): Srcset {
  const result: Srcset = { addresses: [] };
  let rest = text;
  for (;;) {
    rest = rest.replace(/^[\s,]+/, '');
    const word = /^\S+/.exec(rest)?.[0];
    if (word === undefined) return result;
    rest = rest.slice(word.length);
    const address = word.replace(/,+$/, '');
    let descriptor = '';
    if (address === word) {
      descriptor = /^(?:[^,(]|\([^)]*\)?)*/.exec(rest)?.[0] ?? '';
      rest = rest.slice(descriptor.length);
    }
    result.addresses.push(address);
    if (!isDescriptor(descriptor.trim())) result.fault ??= `${address} ${descriptor.trim()}`;
  }
}

/** Nothing, a width (`480w`, perhaps with a height), or a density (`1.5x`). */
const isDescriptor = (text: string): boolean =>
  text === '' ||
  /^(?:[1-9]\d*w(?:\s+[1-9]\d*h)?|[1-9]\d*h\s+[1-9]\d*w|\d*\.?\d+(?:e[+-]?\d+)?x)$/i.test(text);
