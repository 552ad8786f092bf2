import { quote, type Rule } from '../rule.ts';

/** Of two equal ids a browser finds the first. */
export const idRepeated = {
  name: 'id-repeated',
  severity: { own: 'error', other: 'error' },
  title: 'Ids that stand on a page twice',
  hint: 'Give one of them another id.',
  checkFiles: ({ linked }) =>
    [...linked.values()].flatMap(({ path, repeated }) =>
      repeated.map(({ id, ...place }) => ({
        ...{ path, place, anchor: id },
        about: `${path}#${id}`,
        message: () => `the id ${quote(id)} stands on ${quote(path)} more than once`,
      })),
    ),
} as const satisfies Rule;
