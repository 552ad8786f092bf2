/** Which language of the site a browser asks for in its Accept-Language header. */

/** A language with the regular expression of the headers that mean it. */
export interface LanguagePattern {
  tag: string;
  /** For the whole header, to be matched without regard to capitals. */
  pattern: string;
}

const baseOf = (tag: string): string => new Intl.Locale(tag).language;

/** Script and region that a tag most likely means: `zh-TW` is written in Hant. */
const likely = (tag: string): Intl.Locale => new Intl.Locale(tag).maximize();

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const regions = letters.flatMap((first) => letters.map((second) => first + second));

/** Regions whose readers of a language most likely write it in the script of this tag, and not in that of a sibling. */
function listRegions(tag: string, siblings: readonly string[]): string[] {
  const { script } = likely(tag);
  const scripts = new Set(siblings.map((one) => likely(one).script));
  if (scripts.size < 2) return [];
  const base = baseOf(tag);
  return regions.filter((region) => likely(`${base}-${region}`).script === script);
}

const subtags = '(?:-[a-z0-9-]*)?';

/** Ranges of a header that mean a tag, the narrowest first; each is a regular expression. */
function listRanges(tag: string, tags: readonly string[]): string[] {
  const base = baseOf(tag);
  const siblings = tags.filter((one) => baseOf(one) === base);
  if (siblings.length === 1) return [base + subtags];
  const home = likely(base);
  const isHome = (one: string): boolean =>
    likely(one).script === home.script && likely(one).region === home.region;
  const heir = siblings.find(isHome) ?? siblings[0];
  const places = listRegions(tag, siblings);
  return [
    ...(tag === base ? [] : [tag + subtags]),
    ...(places.length === 0 || tag === heir ? [] : [`${base}-(?:${places.join('|')})`]),
    ...(tag === heir ? [base + subtags] : []),
  ];
}

/**
 * Patterns for the header, to be tried in this order: the first language of the header that the site has, since
 * browsers name them in the order of preference.
 * @param tags languages of the site
 */
export function buildLanguagePatterns(tags: readonly string[]): LanguagePattern[] {
  const bases = [...new Set(tags.map(baseOf))].join('|');
  const others = `^(?:\\s*(?!(?:${bases})\\b)[^,\\s][^,]*,)*\\s*`;
  return tags
    .flatMap((tag) => listRanges(tag, tags).map((range) => ({ tag, range })))
    .sort((a, b) => Number(a.range === baseOf(a.tag) + subtags) - Number(b.range === baseOf(b.tag) + subtags))
    .map(({ tag, range }) => ({ tag, pattern: `${others}${range}\\s*(?:[;,]|$)` }));
}
