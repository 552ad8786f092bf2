import { isMap, isScalar, parseDocument } from 'yaml';
import { divideText } from './divided-text.ts';

/** Where the value of a field stands in a YAML text: from behind the colon to its end. */
function findRange(yaml: string, key: string): { from: number; to: number } | undefined {
  const { contents } = parseDocument(yaml, { schema: 'core' });
  const pair = isMap(contents)
    ? contents.items.find((one) => isScalar(one.key) && one.key.value === key)
    : undefined;
  if (!pair?.value) return undefined;
  const from = yaml.indexOf(':', pair.key.range[1]) + 1;
  const end = yaml.slice(0, Math.max(from, pair.value.range[1])).trimEnd().length;
  return { from, to: Math.max(from, end) };
}

/**
 * Sets a field of the front matter of a file. Nothing else of the file changes by a byte; a field that was not there
 * comes last.
 * @param source text of the file
 * @param value the value as YAML, on one line
 * @throws Error when the file has no front matter
 */
export function setField(source: string, key: string, value: string): string {
  const divided = divideText(source);
  if (!divided) throw new Error('the file has no front matter');
  const { yaml, start, end } = divided;
  const range = findRange(yaml, key);
  if (range) return `${source.slice(0, start + range.from)} ${value}${source.slice(start + range.to)}`;
  const lineEnd = source.slice(0, start).endsWith('\r\n') ? '\r\n' : '\n';
  return `${source.slice(0, end)}${key}: ${value}${lineEnd}${source.slice(end)}`;
}
