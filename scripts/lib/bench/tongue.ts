import { seedRandom, type Random } from './random.ts';

/** A language of a made-up site: a real tag, so that plurals, digits and directions are real, and invented words. */
export interface Tongue {
  tag: string;
  name: string;
  dir: 'ltr' | 'rtl';
  /** Words, the frequent ones first. */
  words: readonly [string, ...string[]];
  /** What stands between words and at the end of a sentence. */
  space: string;
  stop: string;
}

/** Tags in the order in which a site gets them: the source first, then several scripts and both directions early. */
export const tongueTags = [
  ...['en', 'de', 'fa', 'ru', 'zh-Hans', 'es', 'ar', 'fr', 'pt-BR', 'tr', 'uk', 'it', 'pl', 'nl', 'id', 'sv'],
  ...[
    'cs',
    'ro',
    'vi',
    'bg',
    'da',
    'fi',
    'hu',
    'hr',
    'sk',
    'sr',
    'nb',
    'ca',
    'et',
    'lt',
    'lv',
    'sl',
    'zh-Hant',
  ],
] as const;

const latin =
  'a e i o u a e i ba ce di fo gu la me ni po ru sa te vi ko der men ist tra ser pon lin gar'.split(' ');
const cyrillic = 'а е и о у ба ве ги до ле ми но по ра се ти ко на ст пре вод сте мен ла ри'.split(' ');
const arabic = 'ا و ي ب ت ر س ل م ن ه ك د ف ق ال بر تم سل نو مي كا'.split(' ');
const han =
  '的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时 来 用 们 生 到 作 地 于 出 就 分 对 成 会 可 主 发 年 动 同 工 也 能 下 过 子 说 产 种 面 而 方 后 多 定 行 学 法 所 民 得 经'.split(
    ' ',
  );

const syllables: Record<string, string[]> = {
  Latn: latin,
  Cyrl: cyrillic,
  Arab: arabic,
  Hans: han,
  Hant: han,
};

/** So many words are known: about as many as a FAQ uses. */
const vocabulary = 1_500;

function inventWords(tag: string, parts: readonly string[], most: number): Tongue['words'] {
  const random = seedRandom(`words ${tag}`);
  const [first = 'a', ...rest] = parts;
  const words = new Set<string>([first]);
  while (words.size < vocabulary) {
    const length = random.between(1, most);
    words.add(Array.from({ length }, () => random.pick([first, ...rest])).join(''));
  }
  return [first, ...[...words].slice(1)];
}

/** The language of a tag. @throws RangeError when the tag is none */
export function inventTongue(tag: string): Tongue {
  const script = new Intl.Locale(tag).maximize().script ?? 'Latn';
  const isHan = script.startsWith('Han');
  return {
    tag,
    name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
    dir: script === 'Arab' ? 'rtl' : 'ltr',
    words: inventWords(tag, syllables[script] ?? latin, isHan ? 2 : 4),
    space: isHan ? '' : ' ',
    stop: isHan ? '。' : '.',
  };
}

/** A word; few are frequent and many are rare, as in any language, so that texts compress as real ones do. */
export const inventWord = ({ words }: Tongue, random: Random): string =>
  words[Math.floor(words.length * random.next() ** 2.5)] ?? words[0];

/** Words in a row, without anything at the end. */
export function inventPhrase(tongue: Tongue, random: Random, length: number): string {
  const words = Array.from({ length }, () => inventWord(tongue, random)).join(tongue.space);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
