import type { CorpusSize } from './corpus.ts';

/** Reads `120,1000`; undefined when it is anything else than numbers from 1 up. */
function readNumbers(text: string): number[] | undefined {
  const numbers = text.split(',').map((one) => (/^\d+$/.test(one.trim()) ? Number(one) : 0));
  return numbers.every((one) => one > 0) ? numbers : undefined;
}

/**
 * The sizes that two lists mean: pairs, or one number with each of the other list.
 * @param questions `120,1000`
 * @param languages `8,10` or `8`
 * @param mostLanguages how many languages there are
 * @returns the sizes, or what is wrong with the lists in a sentence
 */
export function pairSizes(
  questions: string,
  languages: string,
  mostLanguages: number,
): CorpusSize[] | string {
  const texts = readNumbers(questions);
  const tongues = readNumbers(languages);
  if (!texts) return `--questions is "${questions}"; expected numbers such as 120,1000.`;
  if (!tongues) return `--languages is "${languages}"; expected numbers such as 8,10.`;
  const most = Math.max(...tongues);
  if (most > mostLanguages)
    return `--languages asks for ${String(most)}; expected at most ${String(mostLanguages)}.`;
  const count = Math.max(texts.length, tongues.length);
  for (const [name, list] of Object.entries({ questions: texts, languages: tongues }))
    if (list.length !== 1 && list.length !== count)
      return `--${name} has ${String(list.length)} numbers; expected 1 or ${String(count)}, as the other list.`;
  const at = (list: readonly number[], index: number): number => list[index] ?? list[0] ?? 1;
  return Array.from({ length: count }, (_, index) => ({
    questions: at(texts, index),
    languages: at(tongues, index),
  }));
}
