import { headingSeparator } from '../../addressing.ts';
import type { CheckedSite } from '../checked-site.ts';
import { quote, type FileFault, type Rule } from '../rule.ts';

const top = { line: 1, column: 1 };

/** Ids that start so belong to the frame of a page, as the letters of an A to Z do, and may be those of a language. */
const framePrefix = '_';

/** What one page lacks of the same page in another language. */
function compare(site: CheckedSite, name: string, lang: string, other: string): FileFault[] {
  const [path, otherPath] = [`${lang}/${name}`, `${other}/${name}`];
  const here = site.linked.get(path);
  const there = site.linked.get(otherPath);
  if (there?.type !== 'html') return [];
  if (!here) {
    const message = (): string => `there is ${quote(otherPath)}, but no ${quote(path)}`;
    return [{ path: otherPath, place: top, about: path, lang, message }];
  }
  const anchors = new Set(here.anchors);
  const missing = there.anchors.filter((anchor) => !anchors.has(anchor) && !anchor.startsWith(framePrefix));
  return groupByText(missing).map((group) => ({
    ...{ path, place: top, lang, anchor: group[0] ?? '', about: `${path}#${group.join(' ')}` },
    message: () => `${quote(path)} lacks ${listed(group)}, which ${quote(otherPath)} has`,
  }));
}

/** How many texts of a page may differ before they are one finding: then the page as a whole is another. */
const mostTexts = 5;

/** Anchors of one text together: they start with its id. */
function groupByText(anchors: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const anchor of anchors) {
    const text = anchor.split(headingSeparator)[0] ?? '';
    groups.set(text, [...(groups.get(text) ?? []), anchor]);
  }
  return groups.size > mostTexts ? [[...anchors]] : [...groups.values()];
}

function listed(anchors: readonly string[]): string {
  const shown = anchors.slice(0, 3).map((anchor) => `"${anchor}"`);
  const others = anchors.length - shown.length;
  return `the anchor${anchors.length === 1 ? '' : 's'} ${shown.join(', ')}${others > 0 ? ` and ${String(others)} more` : ''}`;
}

/** Pages at the same place in two languages have the same anchors, so that an address works in each. */
export const anchorsDiffer = {
  name: 'anchors-differ',
  severity: { own: 'error', other: 'warning' },
  title: 'Anchors that one language lacks',
  hint: 'Give both pages the same ids: they are names, not words to translate.',
  checkFiles: (site) => {
    const source = site.source ?? site.languages[0];
    if (source === undefined) return [];
    const others = site.languages.filter((tag) => tag !== source);
    const namesOf = (tag: string): string[] =>
      [...site.linked.keys()]
        .filter((path) => path.startsWith(`${tag}/`))
        .map((path) => path.slice(tag.length + 1));
    return others.flatMap((lang) => [
      ...namesOf(source).flatMap((name) => compare(site, name, lang, source)),
      ...namesOf(lang).flatMap((name) => compare(site, name, source, lang)),
    ]);
  },
} as const satisfies Rule;
