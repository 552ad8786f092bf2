import type { AstroIntegration } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enabledLanguages } from '../core/catalog.ts';
import type { Catalog } from '../core/model.ts';
import { listFullTexts, listShownTexts } from '../core/search/full-text-records.ts';
import type { ContentSource } from '../disk/content-source.ts';
import { openIndexCache } from './index-cache.ts';
import { makePagefindFiles, type PagefindFiles } from './pagefind-files.ts';

/** The folder of the index in the site. */
const folder = 'pagefind';

/** For each language: Pagefind's ids of the texts that its search page shows, and their addresses. */
const listTexts = (catalog: Catalog, { idOf }: PagefindFiles): { path: string; content: string }[] =>
  enabledLanguages(catalog).map(({ tag }) => {
    const texts = listShownTexts(catalog, tag).flatMap(({ lang, address }) => {
      const id = idOf(lang, address);
      return id === undefined ? [] : [[id, address]];
    });
    return { path: `texts.${tag}.json`, content: JSON.stringify(Object.fromEntries(texts)) };
  });

async function writeSearchFiles(source: ContentSource, site: string): Promise<void> {
  const { catalog } = source.content;
  if (!catalog) return;
  const tags = enabledLanguages(catalog).map(({ tag }) => tag);
  const { source: sourceTag } = catalog.settings;
  const made = await makePagefindFiles(
    listFullTexts(catalog, (text) => source.html(text)),
    { tags, source: sourceTag },
    openIndexCache(source.folder),
  );
  for (const { path, content } of [...made.files, ...listTexts(catalog, made)]) {
    const file = join(site, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Writes the index of the full texts when the pages are there. */
export function searchFiles(source: () => ContentSource): AstroIntegration {
  return {
    name: 'onion-faq-search-files',
    hooks: {
      'astro:build:done': ({ dir }) => writeSearchFiles(source(), fileURLToPath(dir)),
    },
  };
}
