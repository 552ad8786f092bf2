import type { APIRoute } from 'astro';
import { describeLetters } from '../../site/letters.ts';
import { letterLanguagePaths } from '../../site/paths.ts';
import { openSite } from '../../site/site.ts';

export const getStaticPaths = letterLanguagePaths;

/** Every letter for programs; README.md documents the fields. */
export const GET: APIRoute = async ({ params }) => {
  const site = await openSite(params['lang']);
  return new Response(`${JSON.stringify(describeLetters(site), undefined, 1)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
