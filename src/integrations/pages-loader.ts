import { glob, type LoaderContext } from 'astro/loaders';
import { enabledLanguages } from '../core/catalog.ts';
import type { ParsedDocument } from '../core/document.ts';
import { hasErrors } from '../core/finding.ts';
import type { ContentSource } from '../disk/content-source.ts';

/** The pages in the languages that are published. */
function publishedPages({ content }: ContentSource): ParsedDocument[] {
  const { catalog, documents } = content;
  const tags = new Set(catalog ? enabledLanguages(catalog).map(({ tag }) => tag) : []);
  return documents.filter(({ place }) => place.kind === 'page' && tags.has(place.lang));
}

/**
 * Hands the pages to Astro: exactly the files that were checked. None while the content has errors; commands check it
 * before they start Astro, and in the development server the findings page stands in for every other.
 */
export async function loadPages(source: ContentSource, context: LoaderContext): Promise<void> {
  if (hasErrors(source.content.findings)) return;
  const pages = publishedPages(source);
  source.markPublished();
  const ids = new Map(pages.map(({ file, place }) => [file, `${place.lang}/${place.id}`]));
  if (ids.size === 0) return;
  const files = glob({
    pattern: [...ids.keys()],
    base: source.folder,
    generateId: ({ entry }) => ids.get(entry) ?? entry,
  });
  await files.load(context);
}
