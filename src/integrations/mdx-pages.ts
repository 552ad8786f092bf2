import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import type { AstroIntegration } from 'astro';
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { htmlPlugins, remarkRules, setHeadingIds } from '../core/mdx/plugins.ts';
import type { ContentSource } from '../disk/content-source.ts';
import { loadPages } from './pages-loader.ts';

/** Heading ids of a page, found by the path of its file. */
function pageHeadingIds(source: ContentSource) {
  return (tree: Root, file: VFile): void => {
    const name = file.path.slice(source.folder.length + 1).replaceAll('\\', '/');
    const document = source.content.documents.find((one) => one.file === name);
    if (document) setHeadingIds(tree, source.headingIds(document), source.partAnchors(document));
  };
}

/** Astro's MDX for the files in pages/, with the same rules and heading ids as every other text. */
export function mdxPages(source: () => ContentSource): AstroIntegration[] {
  const loader: AstroIntegration = {
    name: 'onion-faq-pages',
    hooks: {
      'astro:config:setup': () => {
        const content = source();
        content.loadPages = (context) => loadPages(content, context);
      },
    },
  };
  const compiler = mdx({
    processor: unified({
      gfm: true,
      smartypants: false,
      remarkPlugins: [[remarkRules, { kind: 'page', fail: true }]],
      rehypePlugins: [() => pageHeadingIds(source()), ...htmlPlugins],
    }),
    syntaxHighlight: false,
  });
  return [loader, compiler];
}
