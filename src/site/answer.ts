import { getEntry, render, type RenderResult } from 'astro:content';
import type { Text } from '../core/model.ts';
import { placeAnswer } from '../core/placed-answer.ts';
import { contentFolder } from '../disk/folders.ts';
import { findOpenContent } from '../disk/open-contents.ts';
import { resolveLink } from './links.ts';
import type { Site } from './site.ts';

/**
 * The HTML of an answer for a page.
 * @param text the text that is shown, which may be of another language than the page
 * @param from path of the page
 * @param headingLevel level of the question's own heading
 */
export function renderAnswer(site: Site, text: Text, from: string, headingLevel: number): string {
  const html = findOpenContent(contentFolder()).html(text);
  if (html === undefined) throw new Error(`the answer "${text.id}" of "${text.lang}" has no HTML`);
  return placeAnswer(html, { shift: headingLevel - 1, resolve: (link) => resolveLink(site, from, link) });
}

/** The component that renders the text of a page; its links are still names. */
export async function loadPageText(text: Text): Promise<RenderResult> {
  const entry = await getEntry('pages', `${text.lang}/${text.id}`);
  if (!entry) throw new Error(`the page "${text.id}" of "${text.lang}" was not loaded`);
  return render(entry);
}
