import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../../src/core/model.ts';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import type { ServerFacts } from '../../../src/core/release/nginx-maps.ts';
import { findPolicy, groupPolicies, type PagePolicy } from '../../../src/core/release/page-policy.ts';
import { walkFiles } from './files-on-disk.ts';
import { StepFailure } from './steps.ts';

/** What the pages of a built site ask of a server. */
async function readPages(site: string): Promise<{ pages: PagePolicy[]; hasSearchWorker: boolean }> {
  const pages: PagePolicy[] = [];
  const without: string[] = [];
  let hasSearchWorker = false;
  for await (const { path } of walkFiles(site)) {
    if (path.endsWith('/pagefind-worker.js')) hasSearchWorker = true;
    if (!path.endsWith('.html')) continue;
    const policy = findPolicy(readFileSync(join(site, path), 'utf8'));
    if (policy === undefined) without.push(path);
    else pages.push({ path, policy });
  }
  if (without.length === 0) return { pages, hasSearchWorker };
  throw new StepFailure(
    `These pages have no Content-Security-Policy:\n${without.join('\n')}`,
    'Every page has to say what it may load; build the site again.',
  );
}

/**
 * What a server has to know of a site.
 * @param site folder of the built site
 * @param name of the site in file names and variables
 * @param root folder that the server shows
 */
export async function readServerFacts(
  catalog: Catalog,
  site: string,
  name: string,
  root: string,
): Promise<ServerFacts> {
  const { address, onion } = catalog.settings.site;
  const home = address ?? onion;
  const tags = enabledLanguages(catalog).map(({ tag }) => tag);
  const { pages, hasSearchWorker } = await readPages(site);
  return {
    ...{ name, root, tags, hasSearchWorker },
    base: home === undefined ? '/' : new URL(home).pathname,
    policies: groupPolicies(pages, tags),
  };
}
