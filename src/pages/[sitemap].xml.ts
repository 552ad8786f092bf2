import type { APIRoute } from 'astro';
import { sitemapPaths } from '../site/paths.ts';

export const getStaticPaths = sitemapPaths;

/** Every page for search engines. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
