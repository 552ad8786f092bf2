import type { z } from 'zod';
import type { Remark } from './finding.ts';
import { didYouMean } from './nearest.ts';
import type { YamlLines } from './yaml-lines.ts';

type Issue = z.core.$ZodIssue;

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

/** A remark for each field that the schema does not know. */
function unknownFieldRemarks(
  issue: Issue & { code: 'unrecognized_keys' },
  schema: z.ZodType,
  lines: YamlLines,
): Remark[] {
  const fields = knownFields(schema, issue.path);
  return issue.keys.map((key) => ({
    code: 'content/field-unknown',
    severity: 'error' as const,
    line: lines.keyLineOf([...issue.path, key]),
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

function issueRemark(issue: Issue, value: unknown, lines: YamlLines): Remark {
  const name = pathName(issue.path);
  const line = issue.code === 'invalid_key' ? lines.keyLineOf(issue.path) : lines.lineOf(issue.path);
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

/**
 * What a schema had to say about a value, as remarks with lines and suggestions.
 * @param issues of zod, from a failed safeParse
 * @param value the value that was held against the schema
 */
export function describeIssues(
  issues: readonly Issue[],
  value: unknown,
  schema: z.ZodType,
  lines: YamlLines,
): Remark[] {
  return dropRepeated(issues).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? unknownFieldRemarks(issue, schema, lines).filter(({ message }) => !message.includes('"__proto__"'))
      : [issueRemark(issue, valueAt(value, issue.path), lines)],
  );
}
