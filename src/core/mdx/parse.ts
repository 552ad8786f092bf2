import type { Root, Yaml } from 'mdast';
import { remark } from 'remark';
import type { Processor } from 'unified';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import type { Remark } from '../finding.ts';
import type { FileKind } from './components.ts';
import { fieldName } from '../letters/letter-text.ts';
import { parseNamedLink, type NamedLink } from './names.ts';
import {
  findRareSyntax,
  plainSyntaxPlugins,
  remarkRules,
  syntaxPlugins,
  type RareSyntax,
} from './plugins.ts';
import { headingText, listHeadings } from './rules.ts';
import { walk } from './walk.ts';

/** A heading inside a text. */
export interface TextHeading {
  depth: number;
  text: string;
  line: number;
}

/** An MDX file, parsed once and held against the rules. */
export interface ParsedMdx {
  /** The syntax tree; absent when the file is not MDX at all. */
  tree?: Root;
  /** The YAML between the two lines of three hyphens; undefined when there is none. */
  frontMatter?: { text: string; firstLine: number };
  /** What stands below the front matter. */
  body: string;
  headings: TextHeading[];
  links: (NamedLink & { line: number; column: number })[];
  /** Fields of a letter. */
  fields: { name: string; line: number }[];
  remarks: Remark[];
}

type Parser = Processor<Root, Root, Root>;

/** How a file is parsed. */
interface Reading extends RareSyntax {
  kind: FileKind;
  /** Without MDX. */
  plain: boolean;
}

const buildParser = ({ kind, plain, ...rare }: Reading): Parser =>
  remark()
    .use(plain ? plainSyntaxPlugins(rare) : syntaxPlugins(rare))
    .use(remarkRules, { kind })
    .freeze() as unknown as Parser;

const parsers = new Map<string, Parser>();

function parserFor(reading: Reading): Parser {
  const key = Object.values(reading).join(' ');
  const parser = parsers.get(key) ?? buildParser(reading);
  parsers.set(key, parser);
  return parser;
}

/** What to do about a place at which the MDX parser gave up. */
function syntaxHint(reason: string): string {
  if (reason.includes('import/exports')) {
    return 'A line may not start with the word "import" or "export": put another word first.';
  }
  if (/expression|brace|`\{`|`\}`/i.test(reason)) {
    return 'For a brace in the text write \\{ and \\}, or put the words between backticks.';
  }
  if (/comment|`!`/.test(reason)) return 'MDX has no HTML comments: delete it.';
  return 'For a less-than sign in the text write &lt; or put the words between backticks; close every <Note> with </Note>.';
}

function syntaxRemark(error: unknown): Remark {
  if (!(error instanceof VFileMessage)) {
    const message = error instanceof RangeError ? 'the text is nested too deeply to be read' : String(error);
    return {
      code: 'mdx/syntax',
      severity: 'error',
      line: 1,
      message,
      hint: 'Take lists, quotes or emphasis inside each other apart.',
    };
  }
  // An element that is not closed is reported at the end; where it starts stands in the reason only.
  const start = /^Expected a closing tag for .*\((\d+):(\d+)-/.exec(error.reason);
  return {
    code: 'mdx/syntax',
    severity: 'error',
    line: start ? Number(start[1]) : (error.line ?? 1),
    column: start ? Number(start[2]) : (error.column ?? 1),
    message: error.reason.replace(/\s+/g, ' ').replace(/ \(note: .*\)$/, ''),
    hint: syntaxHint(error.reason),
  };
}

function parseTree(source: string, kind: FileKind, plain: boolean): { tree: Root; remarks: Remark[] } {
  const parser = parserFor({ kind, plain, ...findRareSyntax(source) });
  const file = new VFile(source);
  const tree = parser.runSync(parser.parse(file), file);
  return { tree, remarks: file.data['remarks'] as Remark[] };
}

/** The first line that opens more lists and quotes at once than anybody writes; parsing it would take very long. */
function findCrowdedLine(source: string): number | undefined {
  const lines = source.split('\n');
  const head = lines[0]?.trim() === '---' ? lines.indexOf('---', 1) : -1;
  const isCrowded = (line: string): boolean =>
    /^\s*(?:[-*+]\s+|>\s*|\d{1,9}[.)]\s+){30}/.test(line) && /\w/.test(line);
  const index = lines.findIndex((line, at) => at > head && isCrowded(line));
  return index < 0 ? undefined : index + 1;
}

const crowded = (line: number): Remark => ({
  code: 'mdx/syntax',
  severity: 'error',
  line,
  message: 'found more than 30 signs of lists or quotes in a row; expected a few',
  hint: 'Take lists and quotes inside each other apart.',
});

/** Syntax first; where it is broken, the other problems are looked for in the text read as plain Markdown. */
function parseAll(
  source: string,
  kind: FileKind,
): { tree: Root | undefined; readable: Root | undefined; remarks: Remark[] } {
  const line = findCrowdedLine(source);
  if (line !== undefined) return { tree: undefined, readable: undefined, remarks: [crowded(line)] };
  try {
    const { tree, remarks } = parseTree(source, kind, false);
    return { tree, readable: tree, remarks };
  } catch (error) {
    const problem = syntaxRemark(error);
    try {
      const plain = parseTree(source, kind, true);
      const others = plain.remarks.filter((remark) => remark.code !== 'mdx/html');
      return { tree: undefined, readable: plain.tree, remarks: [problem, ...others] };
    } catch {
      return { tree: undefined, readable: undefined, remarks: [problem] };
    }
  }
}

function listLinks(tree: Root): ParsedMdx['links'] {
  const links: ParsedMdx['links'] = [];
  walk(tree, (node) => {
    const link = node.type === 'link' ? parseNamedLink(node.url) : undefined;
    if (link)
      links.push({ ...link, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 });
  });
  return links;
}

function listFieldPlaces(tree: Root): ParsedMdx['fields'] {
  const fields: ParsedMdx['fields'] = [];
  walk(tree, (node) => {
    const isField = node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';
    const name = isField ? fieldName(node.value) : undefined;
    if (name !== undefined) fields.push({ name, line: node.position?.start.line ?? 1 });
  });
  return fields;
}

const isYaml = (node: unknown): node is Yaml => (node as Yaml | undefined)?.type === 'yaml';

/**
 * Parses an MDX file and holds it against the rules for its kind.
 * @param source the text of the file
 * @param kind what the file is
 */
export function parseMdx(source: string, kind: FileKind): ParsedMdx {
  const { tree, readable, remarks } = parseAll(source, kind);
  const first = readable?.children[0];
  const yaml = isYaml(first) ? first : undefined;
  return {
    ...(tree ? { tree } : {}),
    ...(yaml ? { frontMatter: { text: yaml.value, firstLine: 2 } } : {}),
    body: source.slice(yaml?.position?.end.offset ?? 0),
    headings: readable
      ? listHeadings(readable).map((node) => ({
          depth: node.depth,
          text: headingText(node),
          line: node.position?.start.line ?? 1,
        }))
      : [],
    links: readable ? listLinks(readable) : [],
    fields: readable && kind === 'letter' ? listFieldPlaces(readable) : [],
    remarks,
  };
}
