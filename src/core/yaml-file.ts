import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { findUnseenCharacters } from './characters.ts';
import type { Remark } from './finding.ts';
import { didYouMean } from './nearest.ts';

/** What came of a piece of YAML: the value where it fits its schema, else remarks. */
export interface YamlResult<T> {
  value?: T;
  remarks: Remark[];
  /** Line of the file on which the value at a path (`['questions', 2]`) stands; the nearest parent's where there is none. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

type Issue = z.core.$ZodIssue;

interface Context {
  document: Document;
  lineOf: (path: readonly PropertyKey[]) => number;
  keyLine: (path: readonly PropertyKey[], key: string) => number;
}

/** The deepest node that exists on the way to a path. */
function findNode(document: Document, path: readonly PropertyKey[]): Node | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return document.contents;
}

function buildContext(document: Document, counter: LineCounter, firstLine: number): Context {
  const lineAt = (offset: number | undefined): number =>
    offset === undefined ? firstLine : counter.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = findNode(document, path);
    const isRoot = node === document.contents;
    return isRoot && isMap(node) ? firstLine : lineAt(node?.range?.[0]);
  };
  const keyLine = (path: readonly PropertyKey[], key: string): number => {
    const parent = path.length === 0 ? document.contents : document.getIn(path, true);
    const pair = isMap(parent)
      ? parent.items.find(({ key: found }) => isScalar(found) && String(found.value) === key)
      : undefined;
    return isScalar(pair?.key) ? lineAt(pair.key.range?.[0]) : lineOf(path);
  };
  return { document, lineOf, keyLine };
}

const shown = (value: unknown): string => {
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
    line: context.keyLine(issue.path, key),
    message: `found a field "${key}"; expected only ${fields.join(', ')}${didYouMean(key, fields)}`,
    hint: 'Correct its name or delete the line.',
  }));
}

function issueRemark(issue: Issue, value: unknown, context: Context): Remark {
  const name = pathName(issue.path);
  const line = context.lineOf(issue.path);
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
  const expected = options.length > 0 ? `expected one of ${options.join(', ')}` : issue.message;
  return {
    code: 'content/field-invalid',
    severity: 'error',
    line,
    message: `${name === '' ? 'the file' : `"${name}"`} is ${shown(value)}; ${expected}${typeof value === 'string' ? didYouMean(value, options) : ''}`,
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

/** Invisible characters that were written as escapes (`"\u202E"`) and so are not in the file as such. */
function findUnseenValues(value: unknown, path: PropertyKey[], context: Context): Remark[] {
  if (typeof value === 'string') {
    return findUnseenCharacters(value).map((remark) => ({
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

/**
 * Reads YAML (1.2, core schema: dates stay text; JSON is a part of it) and holds it against a schema.
 * @param text the YAML
 * @param schema what the value must look like
 * @param firstLine line of the file on which the YAML starts, counted from 1
 */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, firstLine = 1): YamlResult<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: true,
    schema: 'core',
    uniqueKeys: true,
  });
  const context = buildContext(document, counter, firstLine);
  const { lineOf } = context;
  const syntax = syntaxRemarks(document, firstLine);
  if (syntax.length > 0) return { remarks: syntax, lineOf };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 10 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { remarks: [{ code: 'content/yaml', severity: 'error', line: firstLine, message }], lineOf };
  }
  const unseen = findUnseenValues(value, [], context);
  const checked = schema.safeParse(value);
  if (checked.success)
    return unseen.length > 0 ? { remarks: unseen, lineOf } : { value: checked.data, remarks: [], lineOf };
  const remarks = checked.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? unknownFieldRemarks(issue, schema, context)
      : [issueRemark(issue, valueAt(value, issue.path), context)],
  );
  return { remarks: [...unseen, ...remarks], lineOf };
}
