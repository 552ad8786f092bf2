import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf, childrenOf, isElement, isText } from '../html-tree.ts';
import type { PageFacts } from './answer.ts';

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

/** The words in an element, whatever is nested in it. */
function textOf(element: Tree.Element): string {
  const words: string[] = [];
  const waiting: Tree.Node[] = [element];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) words.push(node.value);
    else waiting.push(...childrenOf(node).toReversed());
  }
  return words.join('');
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 120);

interface Outline {
  anchors: Set<string>;
  /** Title of the page and its first headings. */
  titles: string[];
}

/** No recursion into pages, which can be nested without end. */
function readOutline(html: string): Outline {
  const outline: Outline = { anchors: new Set(), titles: [] };
  const waiting: Tree.Node[] = [parse(html, { scriptingEnabled: false })];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node)) {
      const id = attributeOf(node, 'id');
      if (id !== undefined) outline.anchors.add(id);
      const name = node.tagName === 'a' ? attributeOf(node, 'name') : undefined;
      if (name !== undefined) outline.anchors.add(name);
      const isTitle = node.tagName === 'title' && node.parentNode?.nodeName === 'head';
      if ((isTitle || node.tagName === 'h1') && outline.titles.length < 4)
        outline.titles.push(tidy(textOf(node)));
    }
    waiting.push(...childrenOf(node).toReversed());
  }
  return outline;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As browsers look for it: as it stands, then decoded. GitHub puts a word before the ids of what people wrote. */
const hasAnchor = (anchors: ReadonlySet<string>, fragment: string): boolean =>
  [fragment, decode(fragment), `user-content-${decode(fragment)}`].some((one) => anchors.has(one));

/**
 * What a page says about itself.
 * @param html the page, or its beginning
 * @param fragments what is looked for in it
 * @param isCut true when only the beginning was read
 */
export function readPageFacts(html: string, fragments: readonly string[], isCut: boolean): PageFacts {
  const { anchors, titles } = readOutline(html);
  const notFound = titles.find((title) => notFoundWords.test(title));
  return {
    found: fragments.filter((fragment) => hasAnchor(anchors, fragment)),
    missing: fragments.filter((fragment) => !hasAnchor(anchors, fragment)),
    isCut,
    ...(notFound === undefined ? {} : { notFound }),
  };
}
