import type { PageFacts } from './answer.ts';
import { readOutline } from './html-outline.ts';

/** What pages of many languages say, with the status of a page that is there, when they are not. */
const notFoundWords = new RegExp(
  [
    '(?:^|[^\\w.,-])404(?:$|[^\\w.,-])',
    "\\b(?:page|file|site|document|content|resource|link|article|url)\\b.{0,24}(?:(?:could|can) ?not be found|can't be found|not found|n't found|does(?: not|n't) exist|no longer (?:exists|available)|is unavailable)",
    '^\\W*(?:not found|nothing (?:was )?found|no such page)\\b',
    '(?:seite|datei) .{0,24}nicht gefunden',
    '(?:page|fichier) .{0,8}(?:introuvable|non trouvée)',
    'página no (?:encontrada|existe)',
    'página não encontrada',
    'pagina non trovata',
    'pagina niet gevonden',
    'страница не найдена',
    'nie znaleziono strony',
    '页面(?:不存在|未找到|找不到)',
    'ページが見つかりません',
  ].join('|'),
  'iu',
);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As browsers look for it: as it stands, then decoded. GitHub puts a word before the ids of what people wrote. */
const namesOf = (fragment: string): string[] => [
  fragment,
  decode(fragment),
  `user-content-${decode(fragment)}`,
];

/**
 * What a page says about itself.
 * @param html the page, or its beginning
 * @param fragments what is looked for in it
 * @param isCut true when only the beginning was read
 */
export function readPageFacts(html: string, fragments: readonly string[], isCut: boolean): PageFacts {
  const { anchors, titles } = readOutline(html, new Set(fragments.flatMap(namesOf)));
  const isThere = (fragment: string): boolean => namesOf(fragment).some((name) => anchors.has(name));
  const notFound = titles.find((title) => notFoundWords.test(title));
  return {
    found: fragments.filter(isThere),
    missing: fragments.filter((fragment) => !isThere(fragment)),
    isCut,
    ...(notFound === undefined ? {} : { notFound }),
  };
}
