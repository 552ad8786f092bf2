import type { Remark } from '../finding.ts';
import type { Comparison } from './check-shape.ts';
import { rememberFor } from '../remember.ts';
import type { Passage, TextShape } from './text-shape.ts';

const countWords = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** So many words are no name and no figure of speech that two languages share. */
const fewWords = 3;
const manyWords = 6;

const sentences = (pieces: readonly Passage[], least: number): Passage[] =>
  pieces.filter(({ text }) => countWords(text) >= least);

/** The sentences of a source text, which all its translations are held against. */
const sentencesOf = rememberFor(
  ({ prose }: TextShape) => new Set(sentences(prose, fewWords).map(({ text }) => text)),
);

/** True when all sentences of the body are known, and there are some. */
function isAllKnown(body: readonly Passage[], known: ReadonlySet<string>): boolean {
  const isNew = ({ text }: Passage): boolean => !known.has(text) && countWords(text) >= fewWords;
  return !body.some(isNew) && sentences(body, fewWords).length > 0;
}

/** Finds what is still in the source language: the whole text, or passages of it. A title may be the same. */
export function checkUntranslated({ shape, original, file, severity }: Comparison): Remark[] {
  const known = sentencesOf(original);
  const body = shape.prose.filter(({ isBody }) => isBody);
  if (isAllKnown(body, known)) {
    return [
      {
        ...{ code: 'translation/untranslated', severity, line: sentences(body, fewWords)[0]?.line ?? 1 },
        message: `the text is still that of ${file}`,
        hint: 'Overwrite it with your translation. To show the source text until then, delete the file: readers get it with a notice.',
      },
    ];
  }
  return shape.prose
    .filter(({ text }) => known.has(text) && countWords(text) >= manyWords)
    .map(({ line }): Remark => ({
      ...{ code: 'translation/passage-untranslated', severity: 'warning', line },
      message: `this passage is still that of ${file}`,
      hint: 'Translate it.',
    }));
}
