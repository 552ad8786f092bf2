import type { Loader } from 'astro/loaders';
import { contentFolder } from './disk/folders.ts';
import { lookUpContent } from './disk/open-contents.ts';

// This imports nothing of Astro: all that it imports is prepared anew for it, and `defineCollection` alone, which only
// sets the type, would bring a hundred modules and cost a sixth of a build.

/** Pages are compositions with components, so Astro's MDX compiles them; see integrations/pages-loader.ts. */
const pagesLoader: Loader = {
  name: 'onion-faq-pages',
  load: async (context) => {
    // Where only types are checked nothing is open.
    await lookUpContent(contentFolder())?.loadPages?.(context);
  },
};

export const collections = {
  pages: { type: 'content_layer' as const, loader: pagesLoader },
};
