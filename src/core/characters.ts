import type { Remark } from './finding.ts';
import { nameCharacter, unseen } from './unseen.ts';

/** One of {@link unseen}, but for what every text has: line ends and tabs. */
const suspect = new RegExp(`[${unseen.source}--[\\n\\t]]`, 'v');

/** Characters that change the order in which text is shown: the "Trojan Source" set and the plain marks. */
const bidirectional = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Scripts whose words need a (non-)joiner between letters: Arabic and the scripts of India and its neighbours. */
const joiningScript =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;

/** Scripts that write no spaces between words and mark the places where a line may break. */
const unspacedScript = /[\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}]/u;

const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;

const isUnseen = (character: string): boolean => character.search(unseen) >= 0 && !/[\n\r\t]/.test(character);

/** True where the character belongs to the writing system around it. */
function isNeeded(character: string, before: string, after: string): boolean {
  if (character === '\n' || character === '\t') return true;
  if (character === '\r') return after === '\n';
  if (character === '\uFE0F' || character === '\uFE0E')
    return /[\p{Extended_Pictographic}0-9#*]/u.test(before);
  if (/[\u{E0100}-\u{E01EF}]/u.test(character)) return /\p{Script=Han}/u.test(before);
  if (/[\u180B-\u180D\u180F]/.test(character)) return /\p{Script=Mongolian}/u.test(before);
  if (character === '\u200D' && pictograph.test(before) && pictograph.test(after)) return true;
  if (isUnseen(before) || isUnseen(after)) return false;
  if (character === '\u200C' || character === '\u200D')
    return joiningScript.test(before) || joiningScript.test(after);
  return character === '\u200B' && unspacedScript.test(before) && unspacedScript.test(after);
}

function describeUnseen(character: string): Pick<Remark, 'code' | 'message' | 'hint'> {
  if (bidirectional.test(character)) {
    return {
      code: 'text/bidirectional',
      message: `found ${nameCharacter(character)}, an invisible character that changes the order of the text around it; expected none`,
      hint: 'Delete it. The page sets the direction of each language, and names in another script need no mark.',
    };
  }
  return {
    code: 'text/invisible',
    message: `found ${nameCharacter(character)}, a character that nobody can see; expected only visible text`,
    hint: 'Delete it and type the place again; text copied from a web page or a word processor often carries such characters.',
  };
}

/** How many such characters of one text are told. A text with more is not mended one by one. */
const most = 100;

/**
 * Finds characters that readers cannot see and reviewers would miss.
 * Allowed are line ends, tabs, single joiners in the scripts that need them, breaks in scripts without spaces, and
 * what emoji are made of.
 * @param text the text as it stands in a file, or as a parser decoded it
 * @param firstLine the line of the file on which the text starts, counted from 1
 * @returns the first hundred
 */
export function findUnseenCharacters(text: string, firstLine = 1): Remark[] {
  if (!suspect.test(text)) return [];
  const remarks: Remark[] = [];
  let line = firstLine;
  let lineStart = 0;
  for (const match of text.matchAll(unseen)) {
    const [character] = match;
    const { index } = match;
    if (character === '\n') {
      line += 1;
      lineStart = index + 1;
      continue;
    }
    const before = Array.from(text.slice(Math.max(0, index - 2), index)).at(-1) ?? '';
    const end = index + character.length;
    const after = Array.from(text.slice(end, end + 2))[0] ?? '';
    if (isNeeded(character, before, after)) continue;
    remarks.push({ ...describeUnseen(character), severity: 'error', line, column: index - lineStart + 1 });
    if (remarks.length === most) break;
  }
  return remarks;
}

/**
 * Those characters of a decoded text that its source does not have as such: they were written as escapes. A source
 * that has some of a kind hides only as many.
 * @param decoded what a parser made of a passage
 * @param source the same passage as it stands in the file
 */
export function findEscapedCharacters(decoded: string, source: string): Remark[] {
  if (!suspect.test(decoded)) return [];
  const seen = new Map<string, number>();
  for (const { message } of findUnseenCharacters(source)) seen.set(message, (seen.get(message) ?? 0) + 1);
  return findUnseenCharacters(decoded).filter(({ message }) => {
    const left = seen.get(message) ?? 0;
    seen.set(message, left - 1);
    return left <= 0;
  });
}

/** A decoded file, or what was wrong with its bytes. */
export type Decoded = { text: string } | { remark: Remark };

/** Number of the first line, counted from 1, that is not UTF-8. A line end is never part of another character. */
function findBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start <= bytes.length; line += 1) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return 1;
}

/**
 * Turns the bytes of a file into text. A byte order mark at the start is dropped.
 * @returns the text, or a remark with the line of the first bytes that are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      remark: {
        code: 'text/encoding',
        severity: 'error',
        line: findBadLine(bytes),
        message: 'found bytes that are not UTF-8; expected a file in UTF-8',
        hint: 'Save the file as UTF-8; most editors offer it in their "Save as" window or status bar.',
      },
    };
  }
}
