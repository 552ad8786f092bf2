import type { APIRoute } from 'astro';
import { writeLetterFile, type LetterFile } from '../../../site/letters.ts';
import { letterFilePaths } from '../../../site/paths.ts';
import { openSite } from '../../../site/site.ts';

export const getStaticPaths = letterFilePaths;

/** A letter as a file of plain text. */
export const GET: APIRoute<LetterFile> = async ({ params, props }) => {
  const text = await writeLetterFile(await openSite(params['lang']), props);
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
