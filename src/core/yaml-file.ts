import {
  LineCounter,
  isAlias,
  isMap,
  isNode,
  isScalar,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import type { z } from 'zod';
import { findEscapedCharacters } from './characters.ts';
import type { Remark } from './finding.ts';
import { didYouMean } from './nearest.ts';

/** What came of a piece of YAML: the value where it fits its schema, else remarks. */
export interface YamlResult<T> {
  value?: T;
  remarks: Remark[];
  /** Line of the file on which the value at a path (`['questions', 2]`) stands; the nearest parent's where there is none. */
  lineOf: (path: readonly PropertyKey[]) => number;
  /** Line on which the key at the end of a path stands. */
  keyLineOf: (path: readonly PropertyKey[]) => number;
}

type Issue = z.core.$ZodIssue;

interface Context {
  lineOf: (path: readonly PropertyKey[]) => number;
  keyLineOf: (path: readonly PropertyKey[]) => number;
  /** The text of a value as it stands in the file. */
  sourceOf: (path: readonly PropertyKey[]) => string;
}

/** The node of a key in a mapping. */
function findKey(parent: unknown, key: PropertyKey): Node | undefined {
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

function buildContext(document: Document, counter: LineCounter, text: string, firstLine: number): Context {
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

const shown = (value: unknown): string => {
  if (value === null) return 'empty';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const pathName = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${String(part + 1)}]` : String(part)))
    .join('.')
    .replaceAll('.[', '[');

/** The fields that an object schema knows, for "did you mean". */
function knownFields(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const part of [...path, undefined]) {
    while (
      current !== null &&
      typeof current === 'object' &&
      'unwrap' in current &&
      !('shape' in current) &&
      !('element' in current)
    ) {
      current = (current as { unwrap: () => unknown }).unwrap();
    }
    const object = current as { shape?: Record<string, unknown>; element?: unknown; valueType?: unknown };
    if (part === undefined) return Object.keys(object.shape ?? {});
    current = typeof part === 'number' ? object.element : (object.shape?.[String(part)] ?? object.valueType);
  }
  return [];
}

function unknownFieldRemarks(
  issue: Issue & { code: 'unrecognized_keys' },
  schema: z.ZodType,
  context: Context,
): Remark[] {
  const fields = knownFields(schema, issue.path);
  return issue.keys.map((key) => ({
    code: 'content/field-unknown',
    severity: 'error' as const,
    line: context.keyLineOf([...issue.path, key]),
    message: `found a field "${key}"; expected only ${fields.join(', ')}${didYouMean(key, fields)}`,
    hint: 'Correct its name or delete the line.',
  }));
}

/** What a schema wanted, in words of ours where zod has only its own. */
function expectation(issue: Issue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'expected another name';
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) return issue.message;
  return issue.expected === 'object' || issue.expected === 'record'
    ? 'expected lines of the form "field: value"'
    : `expected a ${issue.expected}`;
}

function issueRemark(issue: Issue, value: unknown, context: Context): Remark {
  const name = pathName(issue.path);
  const line = issue.code === 'invalid_key' ? context.keyLineOf(issue.path) : context.lineOf(issue.path);
  if (value === undefined) {
    return {
      code: 'content/field-missing',
      severity: 'error',
      line,
      message: `the field "${name}" is missing`,
      hint: `Add a line "${String(issue.path.at(-1))}: ...". content/README.md explains every field.`,
    };
  }
  const options = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const expected = options.length > 0 ? `expected one of ${options.join(', ')}` : expectation(issue);
  return {
    code: 'content/field-invalid',
    severity: 'error',
    line,
    message: `${name === '' ? 'the text' : `"${name}"`} is ${shown(value)}; ${expected}${typeof value === 'string' ? didYouMean(value, options) : ''}`,
    hint: 'Correct the value. content/README.md explains every field.',
  };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (current, part) =>
      current !== null && typeof current === 'object'
        ? (current as Record<PropertyKey, unknown>)[part]
        : undefined,
    value,
  );
}

/** Invisible characters that were written as escapes (`"\\u202E"`) and so are not in the file as such. */
function findUnseenValues(value: unknown, path: PropertyKey[], context: Context): Remark[] {
  if (typeof value === 'string') {
    return findEscapedCharacters(value, context.sourceOf(path)).map((remark) => ({
      ...remark,
      line: context.lineOf(path),
      column: 1,
    }));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) =>
    findUnseenValues(item, [...path, Array.isArray(value) ? Number(key) : key], context),
  );
}

/** Anchors and aliases (`&a`, `*a`), which settings need not and with which a file can be made to grow without end. */
function aliasRemarks(document: Document, lineAt: (offset: number) => number): Remark[] {
  const remarks: Remark[] = [];
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node) && !(isNode(node) && node.anchor !== undefined)) return;
      remarks.push({
        code: 'content/yaml',
        severity: 'error',
        line: lineAt(node.range?.[0] ?? 0),
        message: `found ${isAlias(node) ? `the alias *${node.source}` : `the anchor &${String(node.anchor)}`} of YAML; expected plain values`,
        hint: 'Write the value itself. Put a text that starts with & or * between double quotes.',
      });
    },
  });
  return remarks;
}

/** `__proto__` as a key means something to the language that this is written in, and nothing to any file. */
function protoRemarks(document: Document, keyLineOf: Context['keyLineOf']): Remark[] {
  if (!findKey(document.contents, '__proto__')) return [];
  const message = 'found a field "__proto__"; expected a name from the list of fields';
  return [
    {
      code: 'content/field-unknown',
      severity: 'error',
      line: keyLineOf(['__proto__']),
      message,
      hint: 'Delete the line.',
    },
  ];
}

/** One remark for each place: the first thing that is wrong there. */
function dropRepeated(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const place = JSON.stringify(issue.path);
    const isRepeated = seen.has(place) && issue.code !== 'unrecognized_keys';
    seen.add(place);
    return !isRepeated;
  });
}

function syntaxRemarks(document: Document, firstLine: number): Remark[] {
  return [...document.errors, ...document.warnings].map((error) => ({
    code: 'content/yaml',
    severity: 'error' as const,
    line: firstLine + (error.linePos?.[0].line ?? 1) - 1,
    column: error.linePos?.[0].col ?? 1,
    message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code,
    hint: 'Put a text that has a colon, a quote or a # in it between double quotes, and indent with spaces.',
  }));
}

/** How deep lists and mappings may stand in each other. */
const mostLevels = 20;

/** The first line on which YAML nests too deeply, found without parsing: a parser would run out of stack on it. */
function findDeepLine(text: string): number | undefined {
  const lines = text.split('\n');
  let level = 0;
  for (const [index, line] of lines.entries()) {
    for (const character of line) {
      if (character === '[' || character === '{') level += 1;
      if (character === ']' || character === '}') level = Math.max(0, level - 1);
    }
    if (level > mostLevels || /^\s*(?:[-?]\s+){20}/.test(line)) return index;
  }
  return undefined;
}

const tooDeep = (line: number): Remark => ({
  code: 'content/yaml',
  severity: 'error',
  line,
  message: `found lists or mappings nested more than ${String(mostLevels)} levels deep; expected a few`,
  hint: 'content/README.md shows what each file looks like.',
});

/**
 * Reads YAML (1.2, core schema: dates stay text; JSON is a part of it) and holds it against a schema.
 * @param text the YAML
 * @param schema what the value must look like
 * @param firstLine line of the file on which the YAML starts, counted from 1
 */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, firstLine = 1): YamlResult<T> {
  const deep = findDeepLine(text);
  if (deep !== undefined) {
    return { remarks: [tooDeep(firstLine + deep)], lineOf: () => firstLine, keyLineOf: () => firstLine };
  }
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: true,
    schema: 'core',
    uniqueKeys: true,
    logLevel: 'error',
  });
  const context = buildContext(document, counter, text, firstLine);
  const { lineOf, keyLineOf } = context;
  const aliases = aliasRemarks(document, (offset) => counter.linePos(offset).line + firstLine - 1);
  const syntax = aliases.length > 0 ? aliases : syntaxRemarks(document, firstLine);
  if (syntax.length > 0) return { remarks: syntax, lineOf, keyLineOf };
  const value: unknown = document.toJS();
  const unseen = [...findUnseenValues(value, [], context), ...protoRemarks(document, keyLineOf)];
  const checked = schema.safeParse(value);
  if (checked.success)
    return unseen.length > 0
      ? { remarks: unseen, lineOf, keyLineOf }
      : { value: checked.data, remarks: [], lineOf, keyLineOf };
  const remarks = dropRepeated(checked.error.issues).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? unknownFieldRemarks(issue, schema, context).filter(({ message }) => !message.includes('"__proto__"'))
      : [issueRemark(issue, valueAt(value, issue.path), context)],
  );
  return { remarks: [...unseen, ...remarks], lineOf, keyLineOf };
}
