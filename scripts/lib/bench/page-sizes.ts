import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import { inLanguage } from '../../../src/core/addressing.ts';
import type { Catalog } from '../../../src/core/model.ts';
import { listPages, type PageKind } from '../../../src/core/site-map.ts';
import { listSiteFiles } from '../links/site-files.ts';

/** The sizes of the pages of one type. */
export interface TypeSizes {
  type: PageKind;
  pages: number;
  /** Bytes of a page on average, as they are and gzipped, and of the largest one, gzipped. */
  bytes: number;
  gzipped: number;
  largest: number;
}

/** What a built site weighs. */
export interface SiteSizes {
  files: number;
  pages: number;
  bytes: number;
  types: TypeSizes[];
}

function weigh(folder: string, type: PageKind, paths: readonly string[]): TypeSizes {
  const sizes = paths.map((path) => {
    const bytes = readFileSync(join(folder, path));
    return { bytes: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
  });
  const mean = (of: (one: (typeof sizes)[number]) => number): number =>
    Math.round(sizes.reduce((sum, one) => sum + of(one), 0) / sizes.length);
  return {
    ...{ type, pages: paths.length },
    bytes: mean(({ bytes }) => bytes),
    gzipped: mean(({ gzipped }) => gzipped),
    largest: Math.max(...sizes.map(({ gzipped }) => gzipped)),
  };
}

/** Weighs a built site. @throws Error of node:fs when a page is not there */
export function weighSite(folder: string, catalog: Catalog): SiteSizes {
  const tags = enabledLanguages(catalog).map(({ tag }) => tag);
  const paths = new Map<PageKind, string[]>();
  for (const { kind, path } of listPages(catalog)) {
    const all = path.startsWith('/') ? [path.slice(1)] : tags.map((tag) => inLanguage(path, tag));
    const known = paths.get(kind) ?? [];
    known.push(...all);
    paths.set(kind, known);
  }
  const files = listSiteFiles(folder);
  const types = [...paths].map(([type, all]) => weigh(folder, type, all));
  return {
    files: files.length,
    pages: types.reduce((sum, { pages }) => sum + pages, 0),
    bytes: files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0),
    types,
  };
}
