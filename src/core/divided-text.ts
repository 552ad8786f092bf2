/** A file, taken apart at the line that ends its front matter. */
export interface DividedText {
  /** The YAML between the two lines of three hyphens. */
  yaml: string;
  /** Where the YAML starts in the file. */
  start: number;
  /** Where the line that ends it starts. */
  end: number;
  /** What stands below. */
  body: string;
}

const fences = /^---[ \t]*\r?\n(?<yaml>(?:[^\n]*\n)*?)---[ \t]*(?=\r?\n|$)/;

/** Divides a file as remark-frontmatter does; undefined when it has no front matter. */
export function divideText(source: string): DividedText | undefined {
  const match = fences.exec(source);
  if (!match) return undefined;
  const yaml = match.groups?.['yaml'] ?? '';
  const start = source.indexOf('\n') + 1;
  return { yaml, start, end: start + yaml.length, body: source.slice(match[0].length) };
}
