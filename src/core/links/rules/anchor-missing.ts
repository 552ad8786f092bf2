import { quote, type Fault, type LinkCase, type Rule } from '../rule.ts';

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Fragments that are instructions to a viewer and no names. */
const isInstruction = (fragment: string): boolean =>
  fragment.toLowerCase() === 'top' || /^svgView\(|^(?:xywh|t)=/.test(fragment);

/** What could have been meant: an anchor of that page, or another page with that anchor. */
function suggest({ index }: LinkCase, path: string, anchor: string): string {
  const nearest = index.suggestAnchor(path, anchor);
  if (nearest !== undefined) return `; did you mean "${nearest}"?`;
  const other = index.pageWithAnchor(anchor, path);
  return other === undefined ? '' : `; "${other}" has it`;
}

function checkMap({ file, link }: LinkCase): Fault | undefined {
  const name = link.address.trim().replace(/^#/, '');
  if (file.maps.includes(name)) return undefined;
  return { about: `map ${name}`, message: () => `the page has no <map name="${name}">` };
}

/**
 * The anchor is an id or the name of an `<a>` on the page that the address leads to, as it stands or with its percent
 * signs decoded: https://html.spec.whatwg.org/multipage/browsing-the-web.html#find-a-potential-indicated-element
 */
export const anchorMissing = {
  name: 'anchor-missing',
  severity: { own: 'error', other: 'error' },
  title: 'Anchors that are not on their page',
  hint: 'Write the anchor exactly as the id has it; capitals count.',
  check: (link) => {
    const { target, lookup, index } = link;
    if (link.link.holder.endsWith(' usemap')) return checkMap(link);
    if (target.kind !== 'file' || lookup?.state !== 'found') return undefined;
    const { fragment = '' } = target;
    if (fragment === '' || isInstruction(fragment)) return undefined;
    const { path } = lookup;
    const anchors = index.anchorsOf(path);
    const anchor = decode(fragment);
    if (!anchors || anchors.has(fragment) || anchors.has(anchor)) return undefined;
    return {
      about: `${path}#${anchor}`,
      message: () => `${quote(path)} has no anchor ${quote(anchor)}${suggest(link, path, anchor)}`,
    };
  },
} as const satisfies Rule;
