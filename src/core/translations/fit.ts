import { linesOf, listFields } from '../letters/letter-text.ts';
import type { Text } from '../model.ts';

const depthsOf = ({ headings }: Text): string => headings.map(({ depth }) => depth).join(' ');

/** Names of the fields of a letter, sorted; nothing for another text. */
export const fieldNames = ({ letter }: Text): string =>
  letter
    ? listFields([letter.subject, ...linesOf(letter.parts.flat())])
        .sort()
        .join(' ')
    : '';

/**
 * True when a translation can stand in for its source text: headings, which are addresses, at the same places, and in
 * a letter the same fields. One that is out of date may not.
 */
export const fitsSource = (text: Text, original: Text): boolean =>
  depthsOf(text) === depthsOf(original) && fieldNames(text) === fieldNames(original);
