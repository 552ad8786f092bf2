/** Keywords as a list for people, and back. */

const commas: Readonly<Record<string, string>> = { ar: '، ', fa: '، ', zh: '、' };

/** Joins keywords with the comma of their language. */
export const joinKeywords = (keywords: readonly string[], lang: string): string =>
  keywords.join(commas[lang.split('-')[0] ?? ''] ?? ', ');

/** Takes such a list apart, in whatever language. */
export const splitKeywords = (list: string): string[] => (list === '' ? [] : list.split(/, |، |、/));
