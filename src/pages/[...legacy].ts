import type { APIRoute } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { LegacyPage as Legacy } from '../core/legacy-pages.ts';
import LegacyPage from '../layouts/LegacyPage.astro';
import { legacyPaths } from '../site/paths.ts';
import { openSite } from '../site/site.ts';

export const getStaticPaths = legacyPaths;

/** Renders a page inside an endpoint; one does for all. */
let container: Promise<AstroContainer> | undefined;

// An endpoint, since only that can write a file below a folder with a name such as "faq.html.en".
export const GET: APIRoute<{ page: Legacy }> = async ({ props }) => {
  container ??= AstroContainer.create();
  const site = await openSite();
  const html = await (
    await container
  ).renderToString(LegacyPage, {
    props: { site, legacy: props.page },
    partial: false,
  });
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
};
