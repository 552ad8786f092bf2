import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import { headingSeparator } from '../addressing.ts';
import type { Part } from '../front-matter.ts';
import type { TextHeading } from './parse.ts';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import GithubSlugger from 'github-slugger';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { type Options } from 'remark-rehype';
import { unified } from 'unified';
import { htmlPlugins, setHeadingIds } from './plugins.ts';

type Handler = NonNullable<NonNullable<Options['handlers']>['mdxJsxFlowElement']>;

/** `<Note>` and `<Warning>` become passages with a class. */
const handleComponent: Handler = (state, node: MdxJsxFlowElement) => ({
  type: 'element',
  tagName: 'div',
  properties: { className: [(node.name ?? '').toLowerCase()], role: 'note' },
  children: state.all(node),
});

/** Heading ids travel in the data of the file. */
const applyHeadingIds =
  () =>
  (tree: HtmlRoot, file: { data: Record<string, unknown> }): void => {
    setHeadingIds(tree, (file.data['headingIds'] as string[] | undefined) ?? []);
  };

const toHtml = unified()
  .use(remarkRehype, { handlers: { mdxJsxFlowElement: handleComponent, mdxJsxTextElement: handleComponent } })
  .use(applyHeadingIds)
  .use(htmlPlugins)
  .use(rehypeStringify, { closeSelfClosing: false })
  .freeze();

/** A heading without the signs that would leave hyphens at the ends of its slug or in a row. */
const cleanSlug = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N}_\s-]/gu, '')
    .replace(/[\s-]+/gu, '-')
    .replace(/^-|-$/g, '');

/**
 * The ids of the headings of a source text: its id, `--`, and the slug of the heading (github-slugger, which is
 * what rehype-slug uses). A named part of a page has its own id, and the headings below it start with that.
 */
export function buildHeadingIds(
  id: string,
  headings: readonly Pick<TextHeading, 'text' | 'depth'>[],
  parts: readonly Part[] = [],
): string[] {
  const slugger = new GithubSlugger();
  let owner = id;
  let part = -1;
  return headings.map(({ text, depth }) => {
    if (depth === 2) part += 1;
    const named = parts[part];
    if (depth === 2 && named) {
      owner = named.id;
      return named.id;
    }
    return `${owner}${headingSeparator}${slugger.slug(cleanSlug(text))}`;
  });
}

/**
 * Turns a checked tree into HTML. Links keep their names (`href="question:ddos"`) and headings their levels; the page
 * that shows the text settles both, see placed-answer.ts.
 * @param tree a tree in which {@link checkTree} found nothing
 * @param headingIds one id for each heading, in order
 */
export function renderTree(tree: Root, headingIds: readonly string[]): string {
  const data = { headingIds };
  const html = toHtml.runSync(tree, { data });
  return toHtml.stringify(html);
}
