import type { Remark } from './finding.ts';

/** Characters that nobody sees: format, control, private, unassigned and default-ignorable ones. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;

/** Characters that change the order in which text is shown: the "Trojan Source" set and the plain marks. */
const bidirectional = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Scripts whose words need a (non-)joiner between letters: Arabic and the scripts of India and its neighbours. */
const joiningScript =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;

const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;

/** True where the character belongs to the writing system around it. */
function isNeeded(character: string, before: string, after: string): boolean {
  if (character === '\n' || character === '\t') return true;
  if (character === '\r') return after === '\n';
  const joiner = character === '\u200C' || character === '\u200D';
  if (joiner && (joiningScript.test(before) || joiningScript.test(after))) return true;
  if (character === '\u200D' && pictograph.test(before) && pictograph.test(after)) return true;
  return character === '\uFE0F' && /[\p{Extended_Pictographic}0-9#*]/u.test(before);
}

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function describeUnseen(character: string): Pick<Remark, 'code' | 'message' | 'hint'> {
  if (bidirectional.test(character)) {
    return {
      code: 'text/bidirectional',
      message: `found ${nameOf(character)}, an invisible character that changes the order of the text around it; expected none`,
      hint: 'Delete it. The page sets the direction of each language, and names in another script need no mark.',
    };
  }
  return {
    code: 'text/invisible',
    message: `found ${nameOf(character)}, a character that nobody can see; expected only visible text`,
    hint: 'Delete it and type the place again; text copied from a web page or a word processor often carries such characters.',
  };
}

/**
 * Finds characters that readers cannot see and reviewers would miss.
 * Allowed are line ends, tabs, joiners in the scripts that need them, and joiners inside emoji.
 * @param text the text as it stands in a file, or as a parser decoded it
 * @param firstLine the line of the file on which the text starts, counted from 1
 */
export function findUnseenCharacters(text: string, firstLine = 1): Remark[] {
  const remarks: Remark[] = [];
  for (const match of text.matchAll(unseen)) {
    const [character] = match;
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    const after = text.slice(match.index + character.length, match.index + character.length + 2);
    if (isNeeded(character, Array.from(before).at(-1) ?? '', Array.from(after)[0] ?? '')) continue;
    const lines = text.slice(0, match.index).split('\n');
    remarks.push({
      ...describeUnseen(character),
      severity: 'error',
      line: firstLine + lines.length - 1,
      column: (lines.at(-1) ?? '').length + 1,
    });
  }
  return remarks;
}

/** A decoded file, or what was wrong with its bytes. */
export type Decoded = { text: string } | { remark: Remark };

/**
 * Turns the bytes of a file into text. A byte order mark at the start is dropped.
 * @returns the text, or a remark with the line of the first bytes that are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const loose = new TextDecoder('utf-8').decode(bytes);
    const line = loose.slice(0, loose.indexOf('\uFFFD')).split('\n').length;
    return {
      remark: {
        code: 'text/encoding',
        severity: 'error',
        line,
        message: 'found bytes that are not UTF-8; expected a file in UTF-8',
        hint: 'Save the file as UTF-8; most editors offer it in their "Save as" window or status bar.',
      },
    };
  }
}
