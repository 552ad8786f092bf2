import { headingSeparator } from '../core/addressing.ts';
import { buildHeadingIds } from '../core/mdx/html.ts';
import type { Site } from './site.ts';

/** What stands at an anchor, in words, with their language. */
export interface AnchorTitle {
  text: string;
  lang: string;
}

/** The title of the question, or the heading in it, that an anchor of the present or of an old site names. */
export function findAnchorTitle(site: Site, anchor: string): AnchorTitle {
  const { questions, settings } = site.catalog;
  const [id = ''] = anchor.split(headingSeparator);
  const entry = questions[id] ?? Object.values(questions).find(({ facts }) => facts.legacy.includes(anchor));
  if (!entry) return { text: anchor, lang: site.language.tag };
  const { text } = site.view(entry);
  const ids = buildHeadingIds(entry.id, entry.texts[settings.source]?.headings ?? []);
  const heading = text.headings[ids.indexOf(anchor)];
  return { text: heading ? `${text.title} – ${heading.text}` : text.title, lang: text.lang };
}
