import type { APIRoute } from 'astro';
import { loadCatalog } from '../site/site.ts';

/** Search engines are welcome everywhere, and are told of the sitemap where there is one. */
export const GET: APIRoute = async () => {
  const { address } = (await loadCatalog()).settings.site;
  const lines = ['User-agent: *', 'Allow: /'];
  if (address !== undefined) lines.push('', `Sitemap: ${new URL('sitemap.xml', address).href}`);
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
