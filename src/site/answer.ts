import { getEntry, render, type RenderResult } from 'astro:content';
import type { Text } from '../core/model.ts';
import { placeAnswer } from '../core/placed-answer.ts';
import { resolveLink } from './links.ts';
import type { Site } from './site.ts';

/**
 * The HTML of an answer for a page.
 * @param text the text that is shown, which may be of another language than the page
 * @param from path of the page
 * @param headingLevel level of the question's own heading
 */
export async function renderAnswer(
  site: Site,
  text: Text,
  from: string,
  headingLevel: number,
): Promise<string> {
  const entry = await getEntry('answers', `${text.lang}/${text.id}`);
  const html = entry?.rendered?.html;
  if (html === undefined) throw new Error(`the answer "${text.id}" of "${text.lang}" was not loaded`);
  return placeAnswer(html, { shift: headingLevel - 1, resolve: (link) => resolveLink(site, from, link) });
}

/** The component that renders the text of a page; its links are still names. */
export async function loadPageText(text: Text): Promise<RenderResult> {
  const entry = await getEntry('pages', `${text.lang}/${text.id}`);
  if (!entry) throw new Error(`the page "${text.id}" of "${text.lang}" was not loaded`);
  return render(entry);
}
