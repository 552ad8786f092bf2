import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { FilePlace } from './linked-file.ts';

/** Small questions to a tree of parse5. */

export const isElement = (node: Tree.Node): node is Tree.Element => 'tagName' in node;

export const isText = (node: Tree.Node): node is Tree.TextNode => node.nodeName === '#text';

const isTemplate = (node: Tree.Node): node is Tree.Template => 'content' in node;

/** What is inside a node; of a template its content, which parse5 keeps apart. */
export function childrenOf(node: Tree.Node): Tree.ChildNode[] {
  if (isTemplate(node)) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
}

/** The value of an attribute. */
export const attributeOf = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

/**
 * Where an attribute stands, or its element where the parser did not keep that.
 * @param name name of the attribute as written, in lower case: `xlink:href`
 */
export function placeOf(element: Tree.Element, name: string): FilePlace {
  const location = element.sourceCodeLocation;
  const at = location?.attrs?.[name] ?? location;
  return { line: at?.startLine ?? 1, column: at?.startCol ?? 1 };
}
