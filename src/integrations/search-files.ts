import type { AstroIntegration } from 'astro';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enabledLanguages } from '../core/catalog.ts';
import type { Catalog } from '../core/model.ts';
import { listFullTexts, listShownTexts } from '../core/search/full-text-records.ts';
import type { ContentSource } from '../disk/content-source.ts';
import { outFolder } from '../disk/folders.ts';
import { writeFiles } from '../disk/write-files.ts';
import { openIndexCache } from './index-cache.ts';
import { makePagefindFiles, type FindId, type TakeFiles } from './pagefind-files.ts';

/** The folder of the index in the site. */
const folder = 'pagefind';

/** For each language: Pagefind's ids of the texts that its search page shows, and their addresses. */
const listTexts = (catalog: Catalog, idOf: FindId): { path: string; content: Buffer }[] =>
  enabledLanguages(catalog).map(({ tag }) => {
    const texts = listShownTexts(catalog, tag).flatMap(({ lang, address }) => {
      const id = idOf(lang, address);
      return id === undefined ? [] : [[id, address]];
    });
    return { path: `texts.${tag}.json`, content: Buffer.from(JSON.stringify(Object.fromEntries(texts))) };
  });

async function writeSearchFiles(source: ContentSource, into: string): Promise<void> {
  const { catalog } = source.content;
  if (!catalog) return;
  const tags = enabledLanguages(catalog).map(({ tag }) => tag);
  const take: TakeFiles = (files) => {
    writeFiles(into, files);
  };
  const idOf = await makePagefindFiles(
    (tag) => listFullTexts(catalog, tag, (text) => source.html(text)),
    { tags, source: catalog.settings.source, lanes: source.areMany ? 1 : 2 },
    take,
    openIndexCache(source.folder),
  );
  take(listTexts(catalog, idOf));
}

/**
 * Makes the index of the full texts. It is made of the texts, not of their pages, so Pagefind works on one processor
 * while Astro does on another; what came of it joins the site at the end.
 */
export function searchFiles(source: () => ContentSource): AstroIntegration {
  /** Beside the site, which Astro empties when it begins. */
  const into = `${outFolder()}.${folder}`;
  let made: Promise<unknown> = Promise.resolve();
  return {
    name: 'onion-faq-search-files',
    hooks: {
      'astro:config:setup': ({ command }) => {
        // A failure is told when it is asked for, at the end.
        if (command === 'build') made = writeSearchFiles(source(), into).catch((error: unknown) => error);
      },
      'astro:build:done': async ({ dir }) => {
        const error = await made;
        if (error !== undefined) throw error as Error;
        renameSync(into, join(fileURLToPath(dir), folder));
      },
    },
  };
}
