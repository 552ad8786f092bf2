import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { hasErrors } from './core/finding.ts';
import { openContent, type ContentSource } from './disk/content-source.ts';
import { contentFolder } from './disk/folders.ts';

/**
 * The content of this run, or undefined while it has errors. Commands check it before they start Astro; in the
 * development server the findings page stands in for every other.
 */
function openChecked(): ContentSource | undefined {
  const source = openContent(contentFolder());
  return hasErrors(source.content.findings) ? undefined : source;
}

/** One entry, `all`: settings and what is known of every text, without the texts. */
const catalogLoader: Loader = {
  name: 'onion-faq-catalog',
  load: ({ store }) => {
    const source = openChecked();
    const catalog = source?.content.catalog;
    store.clear();
    if (catalog) store.set({ id: 'all', data: { catalog } });
    source?.markPublished();
    return Promise.resolve();
  },
};

/** HTML of each question in each language, `<lang>/<id>`, with named links. Each file is parsed once. */
const answersLoader: Loader = {
  name: 'onion-faq-answers',
  load: ({ store }) => {
    const source = openChecked();
    store.clear();
    for (const document of source?.content.documents ?? []) {
      const html = document.place.kind === 'question' ? source?.html(document) : undefined;
      if (html !== undefined)
        store.set({ id: `${document.place.lang}/${document.place.id}`, data: {}, rendered: { html } });
    }
    return Promise.resolve();
  },
};

/** Pages are compositions with components, so Astro's MDX compiles them, with the plugins of core. */
const pagesLoader = glob({
  pattern: '*/pages/**/*.mdx',
  base: contentFolder(),
  generateId: ({ entry }) =>
    `${entry.split('/')[0] ?? ''}/${
      entry
        .split('/')
        .at(-1)
        ?.replace(/\.mdx$/, '') ?? ''
    }`,
});

export const collections = {
  catalog: defineCollection({ loader: catalogLoader }),
  answers: defineCollection({ loader: answersLoader }),
  pages: defineCollection({ loader: pagesLoader }),
};
