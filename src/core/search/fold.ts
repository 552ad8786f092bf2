/**
 * What readers type differs from what writers wrote in case, accents and forms of letters. Both are folded to the same
 * letters before they are compared. Folding never makes or removes white space.
 */

/** Letters that Unicode keeps apart and people do not. Arabic and Persian keyboards write the same words with different ones. */
const twins: Readonly<Record<string, string>> = {
  ...{ ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', ە: 'ه', ھ: 'ه', ٱ: 'ا' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' },
};

/** Marks above and below letters; the stroke that lengthens Arabic words; joiners, soft hyphens and direction marks. */
const unheard = /[\p{M}\u0640\u00AD\u200B-\u200F\u2060]/gu;

/** Folds the letters of a text: case, accents, widths, Arabic and Persian forms, digits. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(unheard, '')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[^\0-\x7F]/gu, (letter) => twins[letter] ?? letter);

const arabicRun = /[\p{sc=Arab}\u0640\u064B-\u065F\u200C\u200D٠-٩]+/gu;

/**
 * Folds the Arabic letters of a text and leaves everything else as it is: HTML stays HTML.
 * @param foldWord for who has many texts: remembers words
 */
export const foldArabic = (text: string, foldWord = fold): string =>
  text.replace(arabicRun, (word) => foldWord(word));
