import { join, resolve } from 'node:path';
import { defineConfig } from 'astro/config';
import { openContent } from './src/disk/content-source.ts';
import { contentFolder, outFolder } from './src/disk/folders.ts';
import { keptFolder } from './src/disk/kept-folder.ts';
import { clientScripts } from './src/integrations/client-scripts.ts';
import { findingsPage } from './src/integrations/findings-page.ts';
import { keptPages } from './src/integrations/kept-pages.ts';
import { letterFiles } from './src/integrations/letter-files.ts';
import { mdxPages } from './src/integrations/mdx-pages.ts';
import { searchFiles } from './src/integrations/search-files.ts';

const source = () => openContent(contentFolder());

/** Astro marks MDX files with a directive of its own, which the bundler warns about in every build. */
const logWithoutDirectives = (level, log, handler) => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
};

export default defineConfig({
  output: 'static',
  // The root is another folder when the site is built.
  srcDir: resolve('src'),
  publicDir: resolve('public'),
  outDir: outFolder(),
  // Of the development server; a build has one of its own.
  cacheDir: join(keptFolder(source().folder), 'astro'),
  build: { format: 'preserve' },
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  integrations: [
    ...mdxPages(source),
    clientScripts(),
    findingsPage(source),
    letterFiles(source),
    searchFiles(source),
    keptPages(source),
  ],
  vite: {
    server: { fs: { allow: ['.', contentFolder()] } },
    build: { rolldownOptions: { onLog: logWithoutDirectives } },
  },
});
