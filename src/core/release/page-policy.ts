import { compareTexts, unescapeHtml } from '../texts.ts';

/** A page with its Content-Security-Policy. */
export interface PagePolicy {
  /** Path from the root of the site, `en/search.html`. */
  path: string;
  policy: string;
}

/** Pages that share a header. */
export interface PolicyRule {
  /** Regular expression for the path from the root of the site, without anchors at its ends. */
  pattern: string;
  policy: string;
}

/** The policy in the head of a page, or undefined when it has none. */
export function findPolicy(html: string): string | undefined {
  const tag = /<meta\s[^>]*http-equiv="?Content-Security-Policy"?[^>]*>/i.exec(html)?.[0] ?? '';
  const content = /\scontent="([^"]*)"/.exec(tag)?.[1];
  return content === undefined ? undefined : unescapeHtml(content);
}

/**
 * The header that goes with the policy of a page. Browsers hold a page to both, so the hash of the style can stay in
 * the page alone: the header then needs no change when a release has another style, and no page ever meets the header
 * of another release. On top of the page's own comes what only a header can say.
 */
export function headerPolicy(policy: string): string {
  const directives = policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(/\s+/);
      if (!name.startsWith('style-src')) return directive;
      const others = sources.filter((one) => !one.startsWith("'sha") && one !== "'unsafe-inline'");
      return [name, ...others, ...(others.length < sources.length ? ["'unsafe-inline'"] : [])].join(' ');
    });
  return [...directives, "frame-ancestors 'none'"].join('; ');
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Patterns for a path, from the widest to the one that fits nothing else. */
function widenPath(path: string, tags: readonly string[]): string[] {
  const [first = '', ...rest] = path.split('/');
  const exact = escapePattern(path);
  if (!tags.includes(first)) return [exact];
  const anyLanguage = `(?:${tags.map(escapePattern).join('|')})`;
  const folder = [anyLanguage, ...rest.slice(0, -1).map(escapePattern)].join('/');
  const inEachLanguage = [anyLanguage, ...rest.map(escapePattern)].join('/');
  return [...(rest.length > 1 ? [`${folder}/[^/]+\\.html`] : []), inEachLanguage, exact];
}

function findMostCommon(pages: readonly PagePolicy[]): string {
  const counts = new Map<string, number>();
  for (const { policy } of pages) counts.set(policy, (counts.get(policy) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || compareTexts(a[0], b[0]));
  return first?.[0] ?? '';
}

/**
 * Groups pages by the header that goes with their policy: the most common one for all, and a rule for each type of
 * page that differs, as wide as it can be without touching a page of another header.
 * @param written pages with the policies that stand in them
 * @param tags languages of the site, the first folders of its paths
 */
export function groupPolicies(
  written: readonly PagePolicy[],
  tags: readonly string[],
): { common: string; rules: PolicyRule[] } {
  const pages = written.map(({ path, policy }) => ({ path, policy: headerPolicy(policy) }));
  const common = findMostCommon(pages);
  const rules = new Map<string, string>();
  for (const { path, policy } of pages) {
    if (policy === common) continue;
    const pattern = widenPath(path, tags).find((candidate) => {
      const fits = new RegExp(`^${candidate}$`);
      return pages.every((other) => other.policy === policy || !fits.test(other.path));
    });
    if (pattern !== undefined) rules.set(pattern, policy);
  }
  return {
    common,
    rules: [...rules]
      .map(([pattern, policy]) => ({ pattern, policy }))
      .sort((a, b) => compareTexts(a.pattern, b.pattern)),
  };
}
