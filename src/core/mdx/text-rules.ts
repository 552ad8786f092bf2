import type { Link, Nodes, Parents } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { findEscapedCharacters } from '../characters.ts';
import type { Remark } from '../finding.ts';
import { findBareAddress, findLinkFaults } from './link-rules.ts';

/** Texts after the parser has decoded entities and escapes. */
const decodedText = (node: Nodes): string =>
  node.type === 'text' || node.type === 'inlineCode'
    ? node.value
    : node.type === 'code'
      ? `${node.lang ?? ''} ${node.meta ?? ''}`
      : '';

/** Where a piece of a node's text stands: as many lines down as there are line ends before it, but inside the node. */
function placeInside(node: Nodes, before: string): { line: number; column: number } {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  const lines = before.split('\n').length - 1;
  return lines === 0
    ? { line, column }
    : { line: Math.min(line + lines, node.position?.end.line ?? line), column: 1 };
}

/** Where a link stands that Markdown made of a bare address, which has no position of its own. */
function placeOfBareLink(
  node: Link,
  parent: Parents | undefined,
  source: string,
): { line: number; column: number } {
  const from = parent?.position?.start.offset ?? 0;
  const offset = Math.max(from, source.indexOf(toString(node), from));
  const lines = source.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

const bareHint =
  'Name the address in links.yaml and write [text](link:that-name), or put it between backticks if it is an example.';

/** What is wrong with the characters and addresses of a text, an inline code or a code block. */
export function checkText(node: Nodes, source: string): Remark[] {
  const decoded = decodedText(node);
  const { start, end } = node.position ?? {};
  const raw = source.slice(start?.offset ?? 0, end?.offset ?? source.length);
  const remarks = findEscapedCharacters(decoded, raw).map((remark) => ({
    ...remark,
    ...placeInside(node, '\n'.repeat(remark.line - 1)),
  }));
  const bare = node.type === 'text' ? findBareAddress(decoded) : undefined;
  if (bare !== undefined) {
    const place = placeInside(node, decoded.slice(0, decoded.indexOf(bare)));
    const message = `found the bare address "${bare}"; expected a link with a text`;
    remarks.push({ code: 'links/bare', severity: 'error', ...place, message, hint: bareHint });
  }
  if (node.type === 'text' && /\]\s?\((?:question|letter|page|link):/.test(decoded)) {
    const message =
      'found a link that Markdown does not read as one; expected [text](question:id) without blanks';
    remarks.push({
      code: 'links/broken',
      severity: 'error',
      ...placeInside(node, ''),
      message,
      hint: 'Take the blanks away between ] and ( and inside the brackets.',
    });
  }
  return remarks;
}

/** What is wrong with a link, with its place. */
export function checkLink(node: Link, parent: Parents | undefined, source: string): Remark[] {
  const place = node.position?.start ?? placeOfBareLink(node, parent, source);
  return findLinkFaults(node, source).map((fault) => ({
    ...fault,
    severity: 'error',
    line: place.line,
    column: place.column,
  }));
}
