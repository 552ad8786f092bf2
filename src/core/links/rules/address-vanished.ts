import { inLanguage } from '../../addressing.ts';
import { quote, type Rule } from '../rule.ts';

/** Every published address is there in every language. */
export const addressVanished = {
  name: 'address-vanished',
  severity: { own: 'error', other: 'error' },
  title: 'Published addresses that the built site lacks',
  hint: 'Build the site again; if it is gone then, too, "npm run check -- content" says why.',
  checkFiles: ({ locked, languages }, index) =>
    locked.flatMap(({ address, line }) => {
      const tags = address.startsWith('/') ? [undefined] : languages;
      return tags.flatMap((lang) => {
        const full = inLanguage(address, lang ?? '');
        const [path = '', anchor] = full.split('#');
        const found = index.find(path);
        const isThere =
          found.state === 'found' &&
          (anchor === undefined || index.anchorsOf(found.path)?.has(anchor) === true);
        if (isThere) return [];
        const message = (): string => `the published address ${quote(full)} is not in the built site`;
        return [{ path: undefined, place: { line, column: 1 }, lang, about: full, message }];
      });
    }),
} as const satisfies Rule;
