import type { Element, Parents as HtmlParents, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import type { Extension } from 'mdast-util-from-markdown';
import type { Construct, ConstructRecord, Extension as SyntaxExtension } from 'micromark-util-types';
import rehypeSlug from 'rehype-slug';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import type { PluggableList, Plugin, Processor } from 'unified';
import type { VFile } from 'vfile';
import type { FileKind } from './components.ts';
import { checkTree } from './rules.ts';
import { walk } from './walk.ts';

const bareAddress = /https?:\/\/|www\.|@/i;

/** Parts of GitHub's Markdown that are looked for only where they can be. */
export interface RareSyntax {
  /** Bare addresses, which become links: they all have one of these signs in them. */
  addresses: boolean;
  /** Tables: without a bar they have a colon beside a hyphen in their second line. */
  tables: boolean;
}

/** What of it a text can have. */
export const findRareSyntax = (source: string): RareSyntax => ({
  addresses: bareAddress.test(source),
  tables: /\||:-|-:/.test(source),
});

/** Names of the constructs of micromark that find them. */
const constructNames: Record<keyof RareSyntax, readonly string[]> = {
  addresses: ['emailAutolink', 'protocolAutolink', 'wwwAutolink'],
  tables: ['table'],
};

const hasBareAddress = (tree: Root): boolean => {
  let found = false;
  walk(tree, (node) => {
    found ||= node.type === 'text' && bareAddress.test(node.value);
    return !found;
  });
  return found;
};

/** Constructs by the character with which they start, without those of some names. */
function leaveOut(constructs: ConstructRecord, names: readonly string[]): ConstructRecord {
  const left = Object.entries(constructs).map(([code, found]): [string, Construct[]] => [
    code,
    [found ?? []].flat().filter(({ name = '' }) => !names.includes(name)),
  ]);
  return Object.fromEntries(left.filter(([, found]) => found.length > 0));
}

/**
 * GitHub's Markdown without what a text cannot have. Every letter and digit may be the start of an address, and every
 * line that of a table: looking for them takes a third of the time in which a text is parsed. In the finished tree
 * addresses are only looked for where it has one of their signs.
 */
function sparingGfm(this: Processor, rare: RareSyntax): void {
  // remark-gfm adds to these lists, so what others have put there is set aside.
  const { micromarkExtensions: syntax = [], fromMarkdownExtensions: trees = [] } = this.data();
  this.data({ micromarkExtensions: [], fromMarkdownExtensions: [] });
  remarkGfm.call(this);
  const names = (['addresses', 'tables'] as const).flatMap((part) =>
    rare[part] ? [] : constructNames[part],
  );
  const sparingSyntax = ({ text = {}, flow = {}, ...rest }: SyntaxExtension): SyntaxExtension => ({
    ...rest,
    text: leaveOut(text, names),
    flow: leaveOut(flow, names),
  });
  const sparingTree = ({ transforms, ...rest }: Extension): Extension => ({
    ...rest,
    transforms: (transforms ?? []).map(
      (transform) => (tree) => (hasBareAddress(tree) ? transform(tree) : undefined),
    ),
  });
  const added = this.data();
  this.data({
    micromarkExtensions: [...syntax, ...(added.micromarkExtensions ?? []).map(sparingSyntax)],
    fromMarkdownExtensions: [...trees, ...(added.fromMarkdownExtensions ?? []).flat().map(sparingTree)],
  });
}

/** Syntax: front matter, MDX, and the tables and bare addresses of GitHub's Markdown. */
export const syntaxPlugins = (rare: RareSyntax): PluggableList => [
  [remarkFrontmatter, ['yaml']],
  remarkMdx,
  [sparingGfm, rare],
];

/** The same without MDX, for a file in which MDX met a stray brace or tag: its other problems can still be found. */
export const plainSyntaxPlugins = (rare: RareSyntax): PluggableList => [
  [remarkFrontmatter, ['yaml']],
  [sparingGfm, rare],
];

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
  for (const [position, { node, parent }] of listHtmlHeadings(tree).entries()) {
    const id = ids[position] ?? '';
    if (id === '') continue;
    node.properties['id'] = id;
    const anchors = (legacy.get(id) ?? []).map(buildAnchor);
    parent.children.splice(parent.children.indexOf(node), 0, ...anchors);
  }
}

function listHtmlHeadings(tree: HtmlRoot): { node: Element; parent: HtmlParents }[] {
  const headings: { node: Element; parent: HtmlParents }[] = [];
  walk(tree, (node, parent) => {
    if (node.type === 'element' && parent && /^h[1-6]$/.test(node.tagName)) headings.push({ node, parent });
  });
  return headings;
}

const buildAnchor = (id: string): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { id },
  children: [],
});

/** A heading that has no id yet gets its slug. Only few trees have one, and looking for it is slow. */
const slugHeadings: Plugin<[], HtmlRoot> = () => {
  const slug = rehypeSlug();
  return (tree) => {
    if (listHtmlHeadings(tree).some(({ node }) => !node.properties['id'])) slug(tree);
  };
};

/** Tables keep no alignment: HTML has an outdated attribute for it, and the style decides. */
const dropAlignment: Plugin<[], HtmlRoot> = () => (tree) => {
  walk(tree, (node) => {
    if (node.type === 'element' && 'align' in node.properties) delete node.properties['align'];
  });
};

/** What happens to the HTML tree of every text. */
export const htmlPlugins: [typeof slugHeadings, typeof dropAlignment] = [slugHeadings, dropAlignment];
