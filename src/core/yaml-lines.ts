import { isMap, isNode, isScalar, type Document, type LineCounter, type Node } from 'yaml';

/** Where things stand in a YAML text. Paths are those of the value: `['questions', 2]`. */
export interface YamlLines {
  /** Line of the value at a path; that of its name where it is a mapping, the nearest parent's where there is none. */
  lineOf: (path: readonly PropertyKey[]) => number;
  /** Line of the key at the end of a path. */
  keyLineOf: (path: readonly PropertyKey[]) => number;
  /** The text of a value as it stands in the file. */
  sourceOf: (path: readonly PropertyKey[]) => string;
}

/** The node of a key in a mapping. */
export function findKey(parent: unknown, key: PropertyKey): Node | undefined {
  const pair = isMap(parent)
    ? parent.items.find(({ key: found }) => isScalar(found) && String(found.value) === String(key))
    : undefined;
  return isScalar(pair?.key) ? pair.key : undefined;
}

/** The value at the deepest part of a path that exists; undefined at the root. */
function findValue(document: Document, path: readonly PropertyKey[]): Node | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return undefined;
}

/**
 * Finds lines in a parsed YAML text.
 * @param firstLine line of the file on which the text starts, counted from 1
 */
export function buildYamlLines(
  document: Document,
  counter: LineCounter,
  text: string,
  firstLine: number,
): YamlLines {
  const lineAt = (node: Node | undefined): number =>
    node?.range ? counter.linePos(node.range[0]).line + firstLine - 1 : firstLine;
  const keyLineOf = (path: readonly PropertyKey[]): number => {
    const above = path.slice(0, -1);
    const parent: unknown = above.length === 0 ? document.contents : document.getIn(above, true);
    const key = findKey(parent, path.at(-1) ?? '');
    return lineAt(key ?? findValue(document, path));
  };
  const lineOf = (path: readonly PropertyKey[]): number => {
    const isNamedMap = typeof path.at(-1) === 'string' && isMap(document.getIn(path, true));
    return isNamedMap ? keyLineOf(path) : lineAt(findValue(document, path));
  };
  const sourceOf = (path: readonly PropertyKey[]): string => {
    const range = findValue(document, path)?.range;
    return range ? text.slice(range[0], range[1]) : '';
  };
  return { lineOf, keyLineOf, sourceOf };
}
