import { parseNamedLink, type NamedLink } from './mdx/names.ts';
import { escapeHtml } from './texts.ts';

/** Where a named link leads from the page that shows it. */
export interface LinkTarget {
  href: string;
  /** A note to stand behind the link, plain text, such as "(English)". */
  note?: string;
}

/** How a stored answer is put on a page. */
export interface Placement {
  /** How many levels its headings go down: 1 turns `##` into h3. */
  shift: number;
  resolve: (link: NamedLink) => LinkTarget;
}

/**
 * Puts stored HTML (from renderTree) on a page, in one pass: names become addresses and headings get the level that
 * fits the page. The HTML is our own, so its links and headings have exactly one form.
 */
export function placeAnswer(html: string, placement: Placement): string {
  let note = '';
  return html.replace(
    /<code class="[^"]*">|<a href="([^"]*)">|<\/a>|<(\/?)h([2-6])(?=[ >])/g,
    (match: string, address: string | undefined, slash: string | undefined, level: string | undefined) => {
      if (level !== undefined)
        return `<${slash ?? ''}h${String(Math.min(6, Number(level) + placement.shift))}`;
      if (match.startsWith('<code')) return match;
      if (address === undefined) {
        const closing = note === '' ? '</a>' : `</a> <small>${escapeHtml(note)}</small>`;
        note = '';
        return closing;
      }
      const link = parseNamedLink(address);
      if (!link) return match;
      const target = placement.resolve(link);
      note = target.note ?? '';
      return `<a href="${escapeHtml(target.href)}">`;
    },
  );
}
