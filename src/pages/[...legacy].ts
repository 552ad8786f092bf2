import type { APIRoute } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { LegacyPage as Legacy } from '../core/legacy-pages.ts';
import LegacyPage from '../layouts/LegacyPage.astro';
import { legacyPaths } from '../site/paths.ts';
import { openSite } from '../site/site.ts';

export const getStaticPaths = legacyPaths;

// An endpoint, since only that can write a file below a folder with a name such as "faq.html.en".
export const GET: APIRoute<{ page: Legacy }> = async ({ props }) => {
  const container = await AstroContainer.create();
  const site = await openSite();
  const html = await container.renderToString(LegacyPage, {
    props: { site, legacy: props.page },
    partial: false,
  });
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
};
