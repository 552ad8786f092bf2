import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Remark } from './finding.ts';
import { buildYamlLines, type YamlLines } from './yaml-lines.ts';
import { describeIssues } from './yaml-remarks.ts';
import { findSimpleLines, parseSimpleYaml } from './yaml-simple.ts';
import { findAliases, findDeepLine, findProtoKey, findUnseenValues, tooDeep } from './yaml-safety.ts';

/** What came of a piece of YAML: the value where it fits its schema, else remarks. */
export interface YamlResult<T> extends Pick<YamlLines, 'lineOf' | 'keyLineOf'> {
  value?: T;
  remarks: Remark[];
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

/** Reads a plain mapping that fits its schema; all else is for the real parser. */
function readSimpleYaml<T>(text: string, schema: z.ZodType<T>, firstLine: number): YamlResult<T> | undefined {
  const value = parseSimpleYaml(text);
  const checked = value && Object.keys(value).length > 0 ? schema.safeParse(value) : undefined;
  if (checked?.success !== true) return undefined;
  let lines: Map<string, number> | undefined;
  const lineOf = ([key = '']: readonly PropertyKey[]): number =>
    firstLine + ((lines ??= findSimpleLines(text)).get(String(key)) ?? 0);
  return { value: checked.data, remarks: [], lineOf, keyLineOf: lineOf };
}

/**
 * Reads YAML (1.2, core schema: dates stay text; JSON is a part of it) and holds it against a schema.
 * @param text the YAML
 * @param schema what the value must look like
 * @param firstLine line of the file on which the YAML starts, counted from 1
 */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, firstLine = 1): YamlResult<T> {
  const simple = readSimpleYaml(text, schema, firstLine);
  if (simple) return simple;
  const nowhere = { lineOf: () => firstLine, keyLineOf: () => firstLine };
  const deep = findDeepLine(text);
  if (deep !== undefined) return { remarks: [tooDeep(firstLine + deep)], ...nowhere };
  try {
    return readYaml(text, schema, firstLine);
  } catch (error) {
    if (error instanceof RangeError) return { remarks: [tooDeep(firstLine)], ...nowhere };
    throw error;
  }
}

function readYaml<T>(text: string, schema: z.ZodType<T>, firstLine: number): YamlResult<T> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, schema: 'core', uniqueKeys: true, logLevel: 'error' });
  const lines = buildYamlLines(document, lineCounter, text, firstLine);
  const { lineOf, keyLineOf } = lines;
  const aliases = findAliases(document, (offset) => lineCounter.linePos(offset).line + firstLine - 1);
  const syntax = aliases.length > 0 ? aliases : syntaxRemarks(document, firstLine);
  if (syntax.length > 0) return { remarks: syntax, lineOf, keyLineOf };
  const value: unknown = document.toJS();
  const unseen = [...findUnseenValues(value, [], lines), ...findProtoKey(document, lines)];
  const checked = schema.safeParse(value);
  if (!checked.success) {
    const issues = describeIssues(checked.error.issues, value, schema, lines);
    return { remarks: [...unseen, ...issues], lineOf, keyLineOf };
  }
  return unseen.length > 0
    ? { remarks: unseen, lineOf, keyLineOf }
    : { value: checked.data, remarks: [], lineOf, keyLineOf };
}
