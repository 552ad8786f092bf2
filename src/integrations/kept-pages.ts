import type { AstroIntegration, AstroPrerenderer, PathWithRoute } from 'astro';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openPageKeys } from '../core/page-keys.ts';
import type { Catalog } from '../core/model.ts';
import { findCodeVersion, pageFiles } from '../disk/code-version.ts';
import type { ContentSource } from '../disk/content-source.ts';
import { lastSiteFolder } from '../disk/folders.ts';
import { keptFolder } from '../disk/kept-folder.ts';
import { readKept, writeKept } from '../disk/kept-value.ts';
import { sha256 } from '../disk/sha256.ts';
import { writeFiles } from '../disk/write-files.ts';

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
  read(path: string): Uint8Array | undefined {
    const [key, digest] = this.#last[path] ?? [];
    if (this.#folder === undefined || key === undefined || key !== this.#keyOf(path)) return undefined;
    let bytes: Uint8Array;
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

/** Path in the site of the file at an address. */
function pathOf(address: URL): string {
  const path = decodeURIComponent(address.pathname).slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** The address that Astro would ask a path for: with `.html` for a page, as `build.format` says. */
function addressOf({ pathname, route }: PathWithRoute): URL {
  const end = route.type !== 'page' ? '' : route.isIndex ? '/' : '.html';
  return new URL(encodeURI(pathname.replace(/\/$/, '')) + end, 'http://localhost');
}

/**
 * The bytes of a file.
 * @throws Error when it cannot be made
 */
async function renderFile(astro: AstroPrerenderer, path: string, one: PathWithRoute): Promise<Uint8Array> {
  const result = await astro.render(new Request(addressOf(one)), { routeData: one.route });
  const response = result instanceof Response ? result : result.response;
  const expected = one.route.route === '/404' ? 404 : 200;
  if (response.status !== expected) throw new Error(`${path} could not be made: ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Renders what the last site does not have and writes all files, one after the other. They are many, and what Astro does
 * around each takes nearly as long as to render it. As with Astro, of two routes for a path the first has it.
 * @param site folder of the site
 * @throws Error when a page cannot be made
 */
async function writeAll(astro: AstroPrerenderer, last: LastSite, site: string): Promise<void> {
  const made = new Set<string>();
  for (const one of await astro.getStaticPaths()) {
    const path = pathOf(addressOf(one));
    if (made.has(path)) continue;
    made.add(path);
    let content = last.read(path);
    if (!content) {
      content = await renderFile(astro, path, one);
      last.note(path, content);
    }
    writeFiles(site, [{ path, content }]);
    // Lets answers of the process that makes the index in.
    await setImmediate();
  }
}

/**
 * Renders only the files that have changed: the others are taken from the site that the build will replace. A file is
 * known by everything that it may show (core/page-keys.ts) and by the digest of its bytes.
 */
export function keptPages(source: () => ContentSource): AstroIntegration {
  let last: LastSite | undefined;
  let folder = '';
  return {
    name: 'onion-faq-kept-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const version = findCodeVersion(pageFiles);
        const { catalog } = source().content;
        if (version === undefined || !catalog) return;
        const site = new LastSite(source(), catalog, version);
        last = site;
        setPrerenderer((astro) => ({
          ...astro,
          getStaticPaths: async () => {
            await writeAll(astro, site, folder);
            return [];
          },
        }));
      },
      'astro:build:done': () => last?.save(),
    },
  };
}
