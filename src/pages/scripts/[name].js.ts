import type { APIRoute } from 'astro';
import letter from '../../client/letter.ts?script';
import search from '../../client/search.ts?script';
import { loadCatalog } from '../../site/site.ts';

/** The scripts of the site, by name. A site without letters has no script for them. */
export async function getStaticPaths(): Promise<{ params: { name: string }; props: { code: string } }[]> {
  const { letters } = (await loadCatalog()).settings;
  const scripts = letters ? { letter, search } : { search };
  return Object.entries(scripts).map(([name, code]) => ({ params: { name }, props: { code } }));
}

export const GET: APIRoute<{ code: string }> = ({ props }) =>
  new Response(props.code, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
