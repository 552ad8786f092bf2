/** Characters that nobody sees: format, control, private, unassigned and default-ignorable ones. */
export const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;

/** `U+202E`. */
export const nameCharacter = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text for one line of a terminal: what nobody would see, or what would move the cursor, is named instead. */
export const showUnseen = (text: string): string =>
  text.replace(/\s*\n\s*/g, ' ').replace(unseen, (character) => `<${nameCharacter(character)}>`);
