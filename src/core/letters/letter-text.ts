import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parseNamedLink } from '../mdx/names.ts';

/** The words of a letter as plain data: what pages, text files, mail links and the command are all made from. */

/** A run of text, a field to fill, or words that carry an address, by its name in links.yaml. */
export type Inline = string | { field: string } | { to: string; text: string };

/** A paragraph, an item, or what stands between hard line breaks. Left out when an optional field in it is empty. */
export type Line = Inline[];

export type LetterBlock =
  | { kind: 'paragraph'; lines: Line[] }
  | { kind: 'list'; ordered: boolean; items: Line[][] }
  | { kind: 'code'; text: string };

export interface LetterText {
  /** When not to use it. */
  notFor: string;
  subject: Line;
  /** What stands below each `##` heading; a letter without headings is one part. */
  parts: LetterBlock[][];
}

/** Name of a field between braces: `{address}`. */
export const fieldPattern = /^\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\s*$/;

/** The name of a field that stands for itself between braces, or undefined for any other expression. */
export const fieldName = (expression: string): string | undefined => fieldPattern.exec(expression)?.[1];

/** A text of the front matter with its fields. */
export function parseLine(text: string): Line {
  return text.split(/(\{[^{}]*\})/).flatMap((piece): Inline[] => {
    const name = piece.startsWith('{') ? fieldName(piece.slice(1, -1)) : undefined;
    if (name !== undefined) return [{ field: name }];
    return piece === '' ? [] : [piece];
  });
}

/** Names of the fields of lines, in order, each once. */
export function listFields(lines: readonly Line[]): string[] {
  const names = lines.flat().flatMap((one) => (typeof one === 'object' && 'field' in one ? [one.field] : []));
  return [...new Set(names)];
}

/** All lines of a part. */
export const linesOf = (blocks: readonly LetterBlock[]): Line[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.lines : block.kind === 'list' ? block.items.flat() : [],
  );

const plain = (text: string): string => text.replace(/\s+/g, ' ');

function parseInline(node: PhrasingContent | Nodes): Inline {
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression')
    return { field: fieldName(node.value) ?? '' };
  const link = node.type === 'link' ? parseNamedLink(node.url) : undefined;
  return link ? { to: link.name, text: plain(toString(node)) } : plain(toString(node));
}

/** Joins neighbouring runs of text, and takes the blanks at both ends of a line away. */
function tidyLine(line: Line): Line {
  const joined: Line = [];
  for (const piece of line) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined
    .map((piece, index) => {
      if (typeof piece !== 'string') return piece;
      const start = index === 0 ? piece.trimStart() : piece;
      return index === joined.length - 1 ? start.trimEnd() : start;
    })
    .filter((piece) => piece !== '');
}

function parseLines(children: readonly PhrasingContent[]): Line[] {
  const lines: Line[] = [[]];
  for (const node of children) {
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(parseInline(node));
  }
  return lines.map(tidyLine);
}

function parseBlock(node: RootContent): LetterBlock[] {
  if (node.type === 'paragraph') return [{ kind: 'paragraph', lines: parseLines(node.children) }];
  if (node.type === 'mdxFlowExpression') return [{ kind: 'paragraph', lines: [[parseInline(node)]] }];
  if (node.type === 'code') return [{ kind: 'code', text: node.value }];
  if (node.type !== 'list') return [];
  const items = node.children.map((item) =>
    item.children.flatMap((child) => {
      const [block] = parseBlock(child);
      return block?.kind === 'paragraph' ? block.lines : [];
    }),
  );
  return [{ kind: 'list', ordered: node.ordered === true, items }];
}

/**
 * A field alone on the last line of a paragraph. MDX takes it out of the paragraph, and the backslash of the hard break
 * before it stays as text.
 */
function joinBroken(part: LetterBlock[], node: RootContent): boolean {
  const before = part.at(-1);
  const last = before?.kind === 'paragraph' ? before.lines.at(-1) : undefined;
  const end = last?.at(-1);
  if (node.type !== 'mdxFlowExpression' || before?.kind !== 'paragraph') return false;
  if (!last || typeof end !== 'string' || !end.endsWith('\\')) return false;
  last[last.length - 1] = end.slice(0, -1);
  before.lines[before.lines.length - 1] = tidyLine(last);
  before.lines.push([parseInline(node)]);
  return true;
}

/** The parts of a checked tree: what stands below each heading, or all of it where there is none. */
export function parseParts(tree: Root): LetterBlock[][] {
  const parts: LetterBlock[][] = [];
  for (const node of tree.children) {
    if (node.type === 'heading') parts.push([]);
    if (joinBroken(parts.at(-1) ?? [], node)) continue;
    const blocks = parseBlock(node);
    if (blocks.length === 0) continue;
    if (parts.length === 0) parts.push([]);
    parts.at(-1)?.push(...blocks);
  }
  return parts;
}
