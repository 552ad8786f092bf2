import { languageOf } from '../checked-site.ts';
import { quote, type LinkCase, type Rule } from '../rule.ts';

/** `en` fits `en-GB`, `pt-BR` does not fit `pt-PT`. */
function fits(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}

/** Links that readers follow, and those that name a translation. */
const isFollowed = ({ link }: LinkCase): boolean =>
  link.use === 'text' || /^(?:a|area) href$/.test(link.holder) || link.hreflang !== undefined;

/** A link leads to a page of its own language, unless `hreflang` says another. */
export const language = {
  name: 'language',
  severity: { own: 'error', other: 'warning' },
  title: 'Links into another language',
  hint: 'Link to the page of the same language, or say hreflang="..." on the link.',
  check: (link) => {
    const { lang, target, lookup, site } = link;
    if (target.kind !== 'file' || lookup?.state !== 'found' || !isFollowed(link)) return undefined;
    const there = languageOf(site, lookup.path);
    const { hreflang = '' } = link.link;
    const said = hreflang.toLowerCase() === 'x-default' ? undefined : hreflang || lang;
    if (there === undefined || said === undefined || fits(said, there)) return undefined;
    const { path } = lookup;
    return {
      about: `${said} ${path}`,
      message: () =>
        hreflang === ''
          ? `a page in "${said}" leads to ${quote(path)} in "${there}" and does not say so`
          : `hreflang="${said}" leads to ${quote(path)}, which is in "${there}"`,
    };
  },
} as const satisfies Rule;
