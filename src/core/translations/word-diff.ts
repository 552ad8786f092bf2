import { diffArrays } from 'diff';

/** A stretch of text that stayed, went away or came. */
export interface Change {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** One line with changes in it, with its number in the new text. */
export interface ChangedLine {
  line: number;
  changes: Change[];
}

/** Words, blanks and signs of a text; joined again they are the text. */
function segment(text: string, lang: string): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  return [...segmenter.segment(text)].map((one) => one.segment);
}

/** Changes with only a blank between them become one, so that a new sentence is not shown word by word. */
function joinNeighbours(changes: readonly Change[]): Change[] {
  const joined: Change[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, { kind, text }] of changes.entries()) {
    const isBetween = removed !== '' && added !== '' && changes[index + 1]?.kind === 'removed';
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isBetween && /^[ \t]+$/.test(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      joined.push({ kind, text });
    }
  }
  flush();
  return joined;
}

/**
 * What became of a text, word by word (Myers' algorithm on the words that Unicode finds).
 * @param lang language of both texts; decides where words end
 * @returns stretches that without the removed ones are `after`, and without the added ones `before`
 */
export function diffWords(before: string, after: string, lang: string): Change[] {
  const parts = diffArrays(segment(before, lang), segment(after, lang));
  const changes = parts.map(({ value, added, removed }): Change => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
  return joinNeighbours(changes);
}

/**
 * The lines of a text in which something changed. A removed line has the number of the line that now stands there.
 * @param firstLine number of the first line of the new text
 */
export function listChangedLines(changes: readonly Change[], firstLine = 1): ChangedLine[] {
  const lines: ChangedLine[] = [{ line: firstLine, changes: [] }];
  let number = firstLine;
  for (const { kind, text } of changes) {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) {
        if (kind !== 'removed') number += 1;
        lines.push({ line: number, changes: [] });
      }
      if (piece !== '') lines.at(-1)?.changes.push({ kind, text: piece });
    }
  }
  return lines.filter(({ changes: all }) => all.some(({ kind }) => kind !== 'same'));
}

/** Signs around a removed and an added stretch. */
export interface Marks {
  removed: (text: string) => string;
  added: (text: string) => string;
}

/** The signs of git's word diff, for pipes and files. */
export const plainMarks: Marks = {
  removed: (text) => `[-${text}-]`,
  added: (text) => `{+${text}+}`,
};

/** Changes as one text. */
export const formatChanges = (changes: readonly Change[], marks: Marks): string =>
  changes.map(({ kind, text }) => (kind === 'same' ? text : marks[kind](text))).join('');
