import type { Code, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { walk } from '../mdx/walk.ts';
import type { ParsedDocument } from '../document.ts';

/** A piece of a text, with the line on which it stands. */
export interface Piece {
  text: string;
  line: number;
}

/** Running text, of the body or of the front matter. */
export interface Passage extends Piece {
  isBody: boolean;
}

/** What a translation keeps of its source text, and what it must not keep. */
export interface TextShape {
  /** Named links, `question:ddos`. */
  links: Piece[];
  /** Names of components. */
  components: Piece[];
  /** Code blocks, comments left out. */
  code: Piece[];
  /** Fields of a letter. */
  fields: Piece[];
  /** Running text: paragraphs, headings, cells of tables, without code; the short answer and the like. */
  prose: Passage[];
  /** Everything that readers see, code included. */
  visible: Piece[];
}

const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;

/**
 * A code block with its language, its comments reduced to their sign: a line that is a comment may be translated. A
 * comment sign without a blank behind it is an option that is switched off, and stays.
 */
function describeCode({ lang, value }: Code): string {
  const lines = value.split('\n').map((line) => line.replace(/^(\s*(?:#+|\/\/|;+|--))\s.*$/, '$1').trimEnd());
  return [lang ?? '', ...lines].join('\n');
}

/** The words of a passage, without code. */
function readProse(node: Nodes): string {
  const words: string[] = [];
  walk(node, (one) => {
    if (one.type === 'text') words.push(one.value);
  });
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

type Collected = Pick<TextShape, 'components' | 'code' | 'prose' | 'visible'>;

function collect(tree: Root): Collected {
  const found: Collected = { components: [], code: [], prose: [], visible: [] };
  walk(tree, (node) => {
    const line = lineOf(node);
    if (node.type === 'mdxJsxFlowElement') found.components.push({ text: node.name ?? '', line });
    if (node.type === 'code') found.code.push({ text: describeCode(node), line });
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      found.prose.push({ text: readProse(node), line, isBody: true });
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
      found.visible.push({ text: toString(node), line });
  });
  return found;
}

/** Takes the shape of a document. */
export function readShape(document: ParsedDocument): TextShape {
  const { fields, lineOf: lineOfField, links, text, tree } = document;
  const piece = (name: string, words: string): Piece => ({ text: words, line: lineOfField([name]) });
  const subject = (text?.letter?.subject ?? []).filter((one) => typeof one === 'string').join(' ');
  const sentences = [piece('short', text?.short ?? ''), piece('not-for', text?.letter?.notFor ?? '')];
  const names = [
    piece('title', text?.title ?? ''),
    piece('subject', subject),
    piece('keywords', text?.keywords.join(' ') ?? ''),
  ];
  const body = tree ? collect(tree) : { components: [], code: [], prose: [], visible: [] };
  return {
    ...body,
    links: links.map(({ kind, name, line }) => ({ text: `${kind}:${name}`, line })),
    fields: fields.map(({ name, line }) => ({ text: name, line })),
    prose: [...sentences.map((one) => ({ ...one, isBody: false })), ...body.prose],
    visible: [...names, ...sentences, ...body.visible],
  };
}

/** Pieces that one list has more often than another. */
export function findSurplus(pieces: readonly Piece[], others: readonly Piece[]): Piece[] {
  const left = new Map<string, number>();
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1);
  return pieces.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
