import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { enabledLanguages } from './core/catalog.ts';
import type { ParsedDocument } from './core/document.ts';
import { hasErrors } from './core/finding.ts';
import { contentFolder } from './disk/folders.ts';
import { lookUpContent, type OpenContent } from './disk/open-contents.ts';

/**
 * The content of this run, or undefined while it has errors. Commands open and check it before they start Astro; in the
 * development server the findings page stands in for every other. Where only types are checked there is none.
 */
function openChecked(): OpenContent | undefined {
  const source = lookUpContent(contentFolder());
  return source && !hasErrors(source.content.findings) ? source : undefined;
}

/** The pages in the languages that are published. */
function publishedPages({ content }: OpenContent): ParsedDocument[] {
  const { catalog, documents } = content;
  const tags = new Set(catalog ? enabledLanguages(catalog).map(({ tag }) => tag) : []);
  return documents.filter(({ place }) => place.kind === 'page' && tags.has(place.lang));
}

/** Pages are compositions with components, so Astro's MDX compiles them: exactly the files that were checked. */
const pagesLoader: Loader = {
  name: 'onion-faq-pages',
  load: (context) => {
    const source = openChecked();
    const pages = source ? publishedPages(source) : [];
    source?.markPublished();
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
  pages: defineCollection({ loader: pagesLoader }),
};
