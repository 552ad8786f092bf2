import type { APIRoute } from 'astro';
import { describeReport } from '../core/translations/report.ts';
import { translationsPaths } from '../site/paths.ts';
import { loadCatalog } from '../site/site.ts';

export const getStaticPaths = translationsPaths;

/** The state of the translations for programs; README.md documents the fields. */
export const GET: APIRoute = async () => {
  const report = describeReport(await loadCatalog());
  return new Response(`${JSON.stringify(report, undefined, 1)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
