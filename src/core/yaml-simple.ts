/**
 * Reads the plain YAML that nearly every front matter is made of: one `key: value` a line, where a value is a text, a
 * text between double quotes, or a short list. Anything else is left to the real parser, so that the two never differ;
 * this one is some fifty times faster, which counts where ten thousand files are read for one line of each.
 */

const blank = /^[ \t]*$/;
const pair = /^([a-z][a-z-]*): +(\S.*?)[ \t]*$/;
const quoted = /^"((?:[^"\\\p{C}]|[\u200C\u200D])*)"$/u;
/** Starts with a letter, digit or opening mark that means nothing in YAML, and has no `: `, ` #` or odd character. */
const plain = /^[\p{L}\p{N}(¿¡„“”‘’«»–…](?:\P{C}|[\u200C\u200D])*$/u;
const listItem = /^[\p{L}\p{N}](?:[^\p{C},[\]{}:#"'&*!|>%@`]|[\u200C\u200D])*$/u;

/** Words that YAML takes for something else than a text: nothing, yes or no, numbers (core schema, YAML 1.2, 10.3.2). */
const notText =
  /^(?:~|[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

function parseItem(text: string): string | undefined {
  const inQuotes = quoted.exec(text)?.[1];
  if (inQuotes !== undefined) return inQuotes.includes(',') ? undefined : inQuotes;
  return listItem.test(text) && !notText.test(text) ? text : undefined;
}

function parseList(text: string): string[] | undefined {
  const inner = text.slice(1, -1).trim();
  if (inner === '') return [];
  const items = inner.split(',').map((item) => parseItem(item.trim()));
  return items.includes(undefined) ? undefined : items.filter((item) => item !== undefined);
}

function parseValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith('[') && text.endsWith(']')) return parseList(text);
  const inQuotes = quoted.exec(text)?.[1];
  if (inQuotes !== undefined) return inQuotes;
  const isPlain = plain.test(text) && !/:(?:[ \t]|$)|[ \t]#/.test(text) && !notText.test(text);
  return isPlain ? text : undefined;
}

/**
 * The lines of the keys of a plain YAML mapping, counted from 0.
 * @param text what {@link parseSimpleYaml} could read
 */
export function findSimpleLines(text: string): Map<string, number> {
  const lines = text.split(/\r?\n/).map((line, index) => [pair.exec(line)?.[1] ?? '', index] as const);
  return new Map(lines.filter(([key]) => key !== ''));
}

/**
 * The value of a plain YAML mapping.
 * @returns undefined when something in it is not plain; then the real parser has to read it
 */
export function parseSimpleYaml(text: string): Record<string, unknown> | undefined {
  const value: Record<string, unknown> = {};
  for (const line of text.split(/\r?\n/)) {
    if (blank.test(line)) continue;
    const [, key = '', written = ''] = pair.exec(line) ?? [];
    const parsed = key === '' || Object.hasOwn(value, key) ? undefined : parseValue(written);
    if (parsed === undefined) return undefined;
    value[key] = parsed;
  }
  return value;
}
