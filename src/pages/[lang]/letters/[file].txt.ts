import type { APIRoute } from 'astro';
import { letterFilePaths } from '../../../site/paths.ts';

export const getStaticPaths = letterFilePaths;

/** A letter as a file of plain text. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
