import type { Element, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeSlug from 'rehype-slug';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import type { PluggableList, Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { FileKind } from './components.ts';
import { checkTree } from './rules.ts';

/** Syntax: front matter, MDX, and the tables and bare addresses of GitHub's Markdown. */
export const syntaxPlugins: PluggableList = [[remarkFrontmatter, ['yaml']], remarkMdx, remarkGfm];

/** The same without MDX, for a file in which MDX met a stray brace or tag: its other problems can still be found. */
export const plainSyntaxPlugins: PluggableList = [[remarkFrontmatter, ['yaml']], remarkGfm];

/** Which rules a file is held to: given, or found from its folder. */
export interface RuleOptions {
  kind: FileKind;
  /** Stop at the first problem, for readers that go on to compile and run what they read. */
  fail?: boolean;
}

/**
 * Holds the tree against the rules. Remarks go to `file.data.remarks`; with `fail` the first one ends the run,
 * before anything is compiled.
 */
export const remarkRules: Plugin<[RuleOptions], Root> = (options) => (tree: Root, file: VFile) => {
  const remarks = checkTree(tree, { kind: options.kind, source: String(file) });
  file.data['remarks'] = remarks;
  const [first] = remarks;
  if (options.fail === true && first) {
    file.fail(`${first.code}: ${first.message}`, { line: first.line, column: first.column ?? 1 });
  }
};

/**
 * Gives each heading of an HTML tree the id at the same position of a list.
 * @param legacy old anchors by the id of the heading before which they go
 */
export function setHeadingIds(
  tree: HtmlRoot,
  ids: readonly string[],
  legacy: ReadonlyMap<string, readonly string[]> = new Map(),
): void {
  let position = 0;
  visit(tree, 'element', (node, index, parent) => {
    if (!/^h[1-6]$/.test(node.tagName)) return undefined;
    const id = ids[position] ?? '';
    position += 1;
    if (id === '') return undefined;
    node.properties['id'] = id;
    const anchors = (legacy.get(id) ?? []).map(buildAnchor);
    parent?.children.splice(index ?? 0, 0, ...anchors);
    return (index ?? 0) + anchors.length + 1;
  });
}

const buildAnchor = (id: string): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { id },
  children: [],
});

/** Tables keep no alignment: HTML has an outdated attribute for it, and the style decides. */
const dropAlignment: Plugin<[], HtmlRoot> = () => (tree) => {
  visit(tree, 'element', (node) => {
    delete node.properties['align'];
  });
};

/** What happens to the HTML tree of every text: a heading that has no id yet gets its slug. */
export const htmlPlugins: [typeof rehypeSlug, typeof dropAlignment] = [rehypeSlug, dropAlignment];
