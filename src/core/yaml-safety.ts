import { isAlias, isNode, visit, type Document } from 'yaml';
import { findEscapedCharacters } from './characters.ts';
import type { Remark } from './finding.ts';
import { findKey, type YamlLines } from './yaml-lines.ts';

/** What a YAML text may not have, whatever its schema says. */

/** Invisible characters that were written as escapes (`"\\u202E"`) and so are not in the file as such. */
export function findUnseenValues(value: unknown, path: PropertyKey[], lines: YamlLines): Remark[] {
  if (typeof value === 'string') {
    return findEscapedCharacters(value, lines.sourceOf(path)).map((remark) => ({
      ...remark,
      line: lines.lineOf(path),
      column: 1,
    }));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) =>
    findUnseenValues(item, [...path, Array.isArray(value) ? Number(key) : key], lines),
  );
}

/** Anchors and aliases (`&a`, `*a`), which settings need not and with which a file can be made to grow without end. */
export function findAliases(document: Document, lineAt: (offset: number) => number): Remark[] {
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
export function findProtoKey(document: Document, { keyLineOf }: YamlLines): Remark[] {
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

/** How deep lists and mappings may stand in each other. */
const mostLevels = 20;

/** The first line on which YAML nests too deeply, found without parsing: a parser would run out of stack on it. */
export function findDeepLine(text: string): number | undefined {
  const lines = text.split('\n');
  let level = 0;
  for (const [index, line] of lines.entries()) {
    if (/^[^\s[\]{}]/.test(line)) level = 0;
    for (const character of line.replace(/"[^"]*"|'[^']*'/g, '')) {
      if (character === '[' || character === '{') level += 1;
      if (character === ']' || character === '}') level = Math.max(0, level - 1);
    }
    if (level > mostLevels || /^\s*(?:[-?]\s+){20}/.test(line)) return index;
  }
  return undefined;
}

/** The remark about such a line. */
export const tooDeep = (line: number): Remark => ({
  code: 'content/yaml',
  severity: 'error',
  line,
  message: `found lists or mappings nested more than ${String(mostLevels)} levels deep; expected a few`,
  hint: 'content/README.md shows what each file looks like.',
});
