/** An address in running text. */
export interface TextAddress {
  address: string;
  /** Where it starts, in UTF-16 units. */
  offset: number;
}

/** What ends an address in running text of any language: white space, quotes, angle brackets, full-width signs. */
const stop = '\\s<>"“”„«»‘’`、。，；：！？「」『』【】《》（）،؛؟';
const pattern = new RegExp(
  `\\bhttps?://[^${stop}]+|(?<![\\w.-])(?:[\\w-]+\\.)*(?:[a-z2-7]{16}|[a-z2-7]{56})\\.onion\\b(?:[/:?#][^${stop}]*)?`,
  'giu',
);

const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
const count = (text: string, character: string): number => text.split(character).length - 1;

/** Takes away the punctuation of the sentence, and brackets that were opened before the address. */
function trimEnd(address: string): string {
  let text = address;
  for (;;) {
    const last = text.at(-1) ?? '';
    const opening = pairs[last];
    const isPunctuation = /[.,;:!?*_~'|…]/.test(last);
    const isClosing = opening !== undefined && count(text, last) > count(text, opening);
    if (!isPunctuation && !isClosing) return text;
    text = text.slice(0, -1);
  }
}

/** True where a text may hold an address: cheap, for the many that hold none. */
const mayHave = (text: string): boolean => text.includes('://') || text.includes('.onion');

/**
 * The web addresses in running text, also onion addresses without `http://`. What has a placeholder for its host
 * (`https://{host}/`) is none.
 */
export function findTextAddresses(text: string): TextAddress[] {
  if (!mayHave(text)) return [];
  return [...text.matchAll(pattern)].flatMap((match) => {
    const trimmed = trimEnd(match[0]);
    const address = /^https?:/i.test(trimmed) ? trimmed : `http://${trimmed}`;
    const hasHost = URL.canParse(address) && !/^\w+:\/\/[^/]*[{}]/.test(address);
    return hasHost ? [{ address, offset: match.index }] : [];
  });
}
