import type { APIRoute } from 'astro';
import { languagePaths } from '../../site/paths.ts';
import { listQuestions } from '../../site/question-list.ts';
import { openSite } from '../../site/site.ts';

export const getStaticPaths = languagePaths;

/** Every question for programs; README.md documents the fields. */
export const GET: APIRoute = async ({ params }) => {
  const site = await openSite(params['lang']);
  return new Response(`${JSON.stringify(listQuestions(site), undefined, 1)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
