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

/** A link leads to a page of its own language, unless `hreflang` or the language of its own words says another. */
export const language = {
  name: 'language',
  severity: { own: 'error', other: 'warning' },
  title: 'Links into another language',
  hint: 'Link to the page of the same language, or say hreflang="..." on the link.',
  check: (link) => {
    const { lang, target, lookup, site } = link;
    if (target.kind !== 'file' || lookup?.state !== 'found' || !isFollowed(link)) return undefined;
    const { hreflang = '', textLang } = link.link;
    const said = hreflang.toLowerCase() === 'x-default' ? undefined : hreflang || lang;
    const there = languageOf(site, lookup.path);
    if (there === undefined || said === undefined || fits(said, there)) return undefined;
    if (hreflang === '' && textLang !== undefined && fits(textLang, there)) return undefined;
    const { path } = lookup;
    return hreflang === ''
      ? {
          about: `${said} ${there}`,
          message: () =>
            `pages in "${said}" lead into "${there}" and do not say so, the first to ${quote(path)}`,
        }
      : {
          about: `hreflang ${said} ${path}`,
          message: () => `hreflang="${said}" leads to ${quote(path)}, which is in "${there}"`,
        };
  },
} as const satisfies Rule;
