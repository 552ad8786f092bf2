import type { Remark } from '../finding.ts';
import type { Comparison } from './check-shape.ts';
import type { Passage } from './text-shape.ts';

const countWords = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** So many words are no name and no figure of speech that two languages share. */
const fewWords = 3;
const manyWords = 6;

const sentences = (pieces: readonly Passage[], least: number): Passage[] =>
  pieces.filter(({ text }) => countWords(text) >= least);

/** Finds what is still in the source language: the whole text, or passages of it. A title may be the same. */
export function checkUntranslated({ shape, original, file, severity }: Comparison): Remark[] {
  const written = sentences(shape.prose, fewWords);
  const known = new Set(sentences(original.prose, fewWords).map(({ text }) => text));
  const body = written.filter(({ isBody }) => isBody);
  if (body.length > 0 && body.every(({ text }) => known.has(text))) {
    return [
      {
        ...{ code: 'translation/untranslated', severity, line: body[0]?.line ?? 1 },
        message: `the text is still that of ${file}`,
        hint: 'Overwrite it with your translation. To show the source text until then, delete the file: readers get it with a notice.',
      },
    ];
  }
  return sentences(shape.prose, manyWords)
    .filter(({ text }) => known.has(text))
    .map(({ line }): Remark => ({
      ...{ code: 'translation/passage-untranslated', severity: 'warning', line },
      message: `this passage is still that of ${file}`,
      hint: 'Translate it.',
    }));
}
