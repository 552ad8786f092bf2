import type { AstroIntegration, AstroPrerenderer, PathWithRoute } from 'astro';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPageKeys } from '../core/page-keys.ts';
import type { Catalog } from '../core/model.ts';
import { findCodeVersion, pageFiles } from '../disk/code-version.ts';
import type { ContentSource } from '../disk/content-source.ts';
import { lastSiteFolder } from '../disk/folders.ts';
import { keptFolder } from '../disk/kept-folder.ts';
import { readKept, writeKept } from '../disk/kept-value.ts';
import { sha256 } from '../disk/sha256.ts';

/** By their paths in the site: what the files of the last build were made from, and their digests. */
type KeptPages = Record<string, [key: string, digest: string]>;

/** The files of the last build that are still what they were made from. */
class LastSite {
  readonly #folder: string | undefined;
  readonly #list: string;
  readonly #version: string;
  readonly #last: KeptPages;
  readonly #next: KeptPages = {};
  readonly #keyOf: (path: string) => string;

  constructor(source: ContentSource, catalog: Catalog, version: string) {
    this.#folder = lastSiteFolder();
    this.#version = version;
    this.#list = join(keptFolder(source.folder), 'pages.txt');
    this.#last = (readKept(this.#list, version) ?? {}) as KeptPages;
    this.#keyOf = openPageKeys(catalog, { ofFile: (path) => source.digest(path), of: sha256 });
  }

  /** The bytes of a file, unless it would be another now, or has been changed since. */
  read(path: string): Uint8Array<ArrayBuffer> | undefined {
    const [key, digest] = this.#last[path] ?? [];
    if (this.#folder === undefined || key === undefined || key !== this.#keyOf(path)) return undefined;
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = readFileSync(join(this.#folder, path));
    } catch {
      return undefined;
    }
    if (sha256(bytes) !== digest) return undefined;
    this.#next[path] = [key, digest];
    return bytes;
  }

  /** Takes note of a file that was made anew. */
  note(path: string, bytes: Uint8Array): void {
    this.#next[path] = [this.#keyOf(path), sha256(bytes)];
  }

  save(): void {
    writeKept(this.#list, this.#version, this.#next);
  }
}

/** Path in the site of what a request of Astro's build is for. */
function pathOf(request: Request): string {
  const path = decodeURIComponent(new URL(request.url).pathname).slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

type Render = AstroPrerenderer['render'];

/** Renders what the last site does not have. */
const renderAnew =
  (astro: AstroPrerenderer, last: LastSite): Render =>
  async (request, options) => {
    const path = pathOf(request);
    const kept = last.read(path);
    if (kept) return new Response(kept);
    const result = await astro.render(request, options);
    const response = result instanceof Response ? result : result.response;
    if (response.status !== 200) return result;
    const bytes = new Uint8Array(await response.arrayBuffer());
    last.note(path, bytes);
    return new Response(bytes, response);
  };

/**
 * Writes what endpoints make: text files of letters, data, pages at old addresses. They are many and small, and what
 * Astro does around each takes longer than to make it.
 * @param site folder of the site
 */
async function writeEndpoints(paths: readonly PathWithRoute[], render: Render, site: string): Promise<void> {
  const made = new Set<string>();
  for (const { pathname, route } of paths) {
    const request = new Request(new URL(encodeURI(pathname), 'http://localhost'));
    const result = await render(request, { routeData: route });
    const response = result instanceof Response ? result : result.response;
    if (response.status !== 200) throw new Error(`${pathname} could not be made: ${String(response.status)}`);
    const file = join(site, pathOf(request));
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(file, new Uint8Array(await response.arrayBuffer()));
  }
}

/**
 * Renders only the files that have changed: the others are taken from the site that the build will replace. A file is
 * known by everything that it may show (core/page-keys.ts) and by the digest of its bytes.
 */
export function keptPages(source: () => ContentSource): AstroIntegration {
  let last: LastSite | undefined;
  let writeOthers: (site: string) => Promise<void> = () => Promise.resolve();
  return {
    name: 'onion-faq-kept-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        const version = findCodeVersion(pageFiles);
        const { catalog } = source().content;
        if (version === undefined || !catalog) return;
        const site = new LastSite(source(), catalog, version);
        last = site;
        setPrerenderer((astro) => {
          const render = renderAnew(astro, site);
          const getStaticPaths = async (): Promise<PathWithRoute[]> => {
            const paths = await astro.getStaticPaths();
            const endpoints = paths.filter(({ route }) => route.type === 'endpoint');
            writeOthers = (folder) => writeEndpoints(endpoints, render, folder);
            return paths.filter(({ route }) => route.type !== 'endpoint');
          };
          return { ...astro, getStaticPaths, render };
        });
      },
      'astro:build:generated': ({ dir }) => writeOthers(fileURLToPath(dir)),
      'astro:build:done': () => last?.save(),
    },
  };
}
