import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { enabledLanguages } from './core/catalog.ts';
import type { ParsedDocument } from './core/document.ts';
import { hasErrors } from './core/finding.ts';
import type { TextKind } from './core/model.ts';
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

/** The texts of one kind in the languages that are published. */
function publishedTexts(source: ContentSource | undefined, kind: TextKind): ParsedDocument[] {
  const { catalog, documents = [] } = source?.content ?? {};
  const tags = new Set(catalog ? enabledLanguages(catalog).map(({ tag }) => tag) : []);
  return documents.filter(({ place }) => place.kind === kind && tags.has(place.lang));
}

/** HTML of each question in each language, `<lang>/<id>`, with named links. Each file is parsed once. */
const answersLoader: Loader = {
  name: 'onion-faq-answers',
  load: ({ store }) => {
    const source = openChecked();
    store.clear();
    for (const document of publishedTexts(source, 'question')) {
      const html = source?.html(document);
      if (html === undefined) continue;
      store.set({ id: `${document.place.lang}/${document.place.id}`, data: {}, rendered: { html } });
    }
    return Promise.resolve();
  },
};

/** Pages are compositions with components, so Astro's MDX compiles them: exactly the files that were checked. */
const pagesLoader: Loader = {
  name: 'onion-faq-pages',
  load: (context) => {
    const pages = publishedTexts(openChecked(), 'page');
    const ids = new Map(pages.map(({ file, place }) => [file, `${place.lang}/${place.id}`]));
    if (ids.size === 0) return Promise.resolve();
    const files = glob({
      pattern: [...ids.keys()],
      base: contentFolder(),
      generateId: ({ entry }) => ids.get(entry) ?? entry,
    });
    return files.load(context);
  },
};

export const collections = {
  catalog: defineCollection({ loader: catalogLoader }),
  answers: defineCollection({ loader: answersLoader }),
  pages: defineCollection({ loader: pagesLoader }),
};
