import type { Heading, Nodes, Parents, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import type { Remark } from '../finding.ts';
import { fieldName } from '../letters/letter-text.ts';
import { didYouMean } from '../nearest.ts';
import { components, type FileKind } from './components.ts';
import { checkLink, checkText } from './text-rules.ts';
import { walk } from './walk.ts';

/** Markdown that may stand in an answer. Everything that is not here is a finding. */
const allowedNodes = new Set([
  ...[
    'root',
    'yaml',
    'paragraph',
    'heading',
    'text',
    'emphasis',
    'strong',
    'delete',
    'inlineCode',
    'code',
    'break',
  ],
  ...['blockquote', 'list', 'listItem', 'thematicBreak', 'link', 'table', 'tableRow', 'tableCell'],
]);

/** A letter becomes plain text, so it has only what plain text can show. */
const letterNodes = new Set([
  ...[
    'root',
    'yaml',
    'paragraph',
    'heading',
    'text',
    'inlineCode',
    'code',
    'break',
    'list',
    'listItem',
    'link',
  ],
]);

type Rule = (node: Nodes, report: Report, parent: Parents | undefined, kind: FileKind) => void;
type Report = (node: Nodes, fault: { code: string; message: string; hint: string }) => void;

/** What the rules need to know of the file. */
export interface RuleContext {
  kind: FileKind;
  /** The whole text of the file, as parsed. */
  source: string;
}

const unsupported: Partial<Record<Nodes['type'], string>> = {
  definition: 'a reference definition',
  linkReference: 'a link by reference',
  imageReference: 'an image by reference',
  footnoteDefinition: 'a footnote',
  footnoteReference: 'a footnote',
};

/** A field of a letter stands in its running text. */
const isField = (node: Nodes, parent: Parents | undefined, kind: FileKind): boolean =>
  (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') &&
  kind === 'letter' &&
  fieldName(node.value) !== undefined &&
  parent?.type !== 'link' &&
  parent?.type !== 'heading';

/** What a letter may not have, although an answer may. */
const checkLetterNode: Rule = (node, report, parent) => {
  if (allowedNodes.has(node.type) && !letterNodes.has(node.type)) {
    report(node, {
      code: 'letters/markup',
      message: `found ${node.type} in a letter; expected paragraphs, lists, code, links and fields`,
      hint: 'A letter is sent as plain text: say it in words.',
    });
  } else if (parent?.type === 'listItem' && node.type !== 'paragraph') {
    report(node, {
      code: 'letters/markup',
      message: 'found more than text in an item of a list; expected a paragraph',
      hint: 'A letter has plain lists: take the inner part out.',
    });
  } else if (node.type === 'heading' && node.depth !== 2) {
    report(node, {
      code: 'letters/markup',
      message: 'found a heading in a letter that is not of level 2',
      hint: 'Only the shared frame has headings, all written ##.',
    });
  }
};

const checkNodeType: Rule = (node, report, parent, kind) => {
  if (kind === 'letter') checkLetterNode(node, report, parent, kind);
  if (isField(node, parent, kind)) return;
  if (node.type === 'mdxjsEsm') {
    report(node, {
      code: 'mdx/import-export',
      message: 'found an import or export; expected only text: content is not a program',
      hint: 'Delete it. A line of prose that starts with the word "import" or "export" needs another word first.',
    });
  } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    report(node, {
      code: 'mdx/expression',
      message: `found {${node.value.slice(0, 40)}}, which MDX would run as a program; expected only text`,
      hint:
        kind === 'letter'
          ? 'A field is its name alone, such as {address}, and stands in the text, not in a link or heading.'
          : 'To show a brace, write \\{ or put the text between backticks.',
    });
  } else if (node.type === 'image' || node.type === 'imageReference') {
    report(node, {
      code: 'mdx/image',
      message: 'found an image; expected none: a page is one request and must work where images are off',
      hint: 'Say in words what it shows.',
    });
  } else if (unsupported[node.type] !== undefined) {
    report(node, {
      code: 'mdx/markdown',
      message: `found ${String(unsupported[node.type])}; expected plain Markdown without references`,
      hint: 'Write links as [text](question:id) and put the content of a footnote into the text.',
    });
  } else if (node.type === 'code' && /[^\w+#.-]/.test(node.lang ?? '')) {
    report(node, {
      code: 'mdx/markdown',
      message: `found "${node.lang ?? ''}" as the language of a code block; expected a plain word such as torrc`,
      hint: 'Write a plain word behind the three backticks, or nothing.',
    });
  } else if (node.type === 'listItem' && typeof node.checked === 'boolean') {
    report(node, {
      code: 'mdx/markdown',
      message: 'found a box to tick; expected a plain list',
      hint: 'Take [ ] or [x] away.',
    });
  } else if (node.type === 'html') {
    report(node, {
      code: 'mdx/html',
      message: `found the HTML ${node.value.slice(0, 40)}; expected Markdown`,
      hint: 'Write Markdown, and &lt; for a less-than sign.',
    });
  } else if (!allowedNodes.has(node.type) && !node.type.startsWith('mdxJsx')) {
    report(node, {
      code: 'mdx/markdown',
      message: `found ${node.type}; expected plain Markdown`,
      hint: 'Write it as plain text.',
    });
  }
};

function checkElement(node: MdxJsxFlowElement | MdxJsxTextElement, kind: FileKind, report: Report): void {
  const name = node.name ?? '';
  const allowed: readonly string[] = components[kind];
  if (!allowed.includes(name)) {
    const isHtml = name === '' || /^[a-z]/.test(name);
    report(node, {
      code: isHtml ? 'mdx/html' : 'mdx/component-unknown',
      message: `found ${isHtml ? 'the HTML tag' : 'an unknown component'} <${name}>; expected ${['Markdown', ...allowed.map((one) => `<${one}>`)].join(' or ')}${isHtml ? '' : didYouMean(name, allowed)}`,
      hint: isHtml
        ? 'Write Markdown. To show a less-than sign, write &lt; or put the text between backticks.'
        : 'Correct its name or take the tags away.',
    });
  } else if (node.type === 'mdxJsxTextElement') {
    report(node, {
      code: 'mdx/component-inline',
      message: `found <${name}> inside a line; expected it as a block`,
      hint: `Put <${name}> and </${name}> on lines of their own, with an empty line inside after the first and before the second.`,
    });
  }
  for (const attribute of node.attributes) {
    const label = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{...}';
    report(node, {
      code: 'mdx/attribute',
      message: `found the attribute "${label}" on <${name}>; expected none`,
      hint: 'Delete the attribute. How things look and behave is not set in the content.',
    });
  }
}

/** The text of a heading, as slugs and comparisons see it. */
export const headingText = (node: Heading): string => toString(node).trim().replace(/\s+/g, ' ');

/** All headings of a text, in order. */
export function listHeadings(tree: Root): Heading[] {
  const headings: Heading[] = [];
  walk(tree, (node) => {
    if (node.type === 'heading') headings.push(node);
  });
  return headings;
}

function checkHeadings(tree: Root, report: Report): void {
  const seen = new Set<string>();
  let level = 1;
  for (const node of listHeadings(tree)) {
    const text = headingText(node);
    if (node.depth === 1 || node.depth > level + 1 || node.depth > 4) {
      const expected =
        node.depth === 1
          ? '## or lower'
          : node.depth > 4
            ? 'at most ####'
            : `at most ${'#'.repeat(level + 1)}`;
      report(node, {
        code: 'mdx/heading-level',
        message: `found a heading of level ${String(node.depth)}; expected ${expected}`,
        hint: 'Start with ## and go down one level at a time; the title comes from the front matter.',
      });
    }
    if (text === '') {
      report(node, {
        code: 'mdx/heading-empty',
        message: 'found a heading without a text',
        hint: 'Write it or delete the #.',
      });
    } else if (seen.has(text.toLowerCase())) {
      report(node, {
        code: 'mdx/heading-duplicate',
        message: `found the heading "${text}" twice; expected each once, since headings become addresses`,
        hint: 'Give one of them another text.',
      });
    }
    seen.add(text.toLowerCase());
    level = Math.min(node.depth, 4);
  }
}

const isEmpty = (tree: Root): boolean =>
  tree.children.every((node) => node.type === 'yaml' || toString(node).trim() === '');

/** How deep lists, quotes and emphasis may stand in each other. */
const mostLevels = 30;

/** The first node that is nested too deeply, found without recursion: a hostile text could be of any depth. */
function findTooDeep(tree: Root): Nodes | undefined {
  const stack: { node: Nodes; level: number }[] = [{ node: tree, level: 0 }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { node, level } = item;
    if (level > mostLevels) return node;
    if ('children' in node) stack.push(...node.children.map((child) => ({ node: child, level: level + 1 })));
  }
  return undefined;
}

const tooDeep = {
  code: 'mdx/syntax',
  message: `found lists, quotes or emphasis nested more than ${String(mostLevels)} levels deep; expected a few`,
  hint: 'Take them apart.',
};

const isBareLink = (node: Nodes, source: string): boolean =>
  node.type === 'link' && !(node.position && source.startsWith('[', node.position.start.offset));

/**
 * Holds a syntax tree against the list of what content may be: Markdown, a few components, named links.
 * Runs on the tree before anything is compiled, so nothing that is refused is ever executed.
 * @returns all that is wrong, in the order of the text
 */
export function checkTree(tree: Root, context: RuleContext): Remark[] {
  const { kind, source } = context;
  const remarks: Remark[] = [];
  const report: Report = (node, fault) => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    remarks.push({ ...fault, severity: 'error', line, column });
  };
  const deep = findTooDeep(tree);
  if (deep) {
    report(deep, tooDeep);
    return remarks;
  }
  walk(tree, (node, parent) => {
    if (node.type === 'yaml') return false;
    checkNodeType(node, report, parent, kind);
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      checkElement(node, kind, report);
    if (node.type === 'link') remarks.push(...checkLink(node, parent, source));
    remarks.push(...checkText(node, source));
    return isBareLink(node, source) ? false : undefined;
  });
  checkHeadings(tree, report);
  if (isEmpty(tree)) {
    const line = (tree.children.find((node) => node.type === 'yaml')?.position?.end.line ?? 0) + 1;
    const message = 'there is no text below the front matter';
    remarks.push({ code: 'mdx/empty', severity: 'error', line, message, hint: 'Write the answer there.' });
  }
  return remarks;
}
