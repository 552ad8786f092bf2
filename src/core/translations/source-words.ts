import { parse } from 'yaml';
import { divideText } from '../divided-text.ts';
import type { TextKind } from '../model.ts';
import { computeRevision, normaliseBody, type Digest } from '../revision.ts';
import { parseSimpleYaml } from '../yaml-simple.ts';

/** Fields of the front matter that are translated, in the order of the revision. */
const wordFields = { question: ['title', 'short'], page: ['title', 'short'] } as const;
const letterFields = ['title', 'short', 'not-for', 'subject'] as const;
type WordField = (typeof letterFields)[number];

/** What there is to translate in a file. */
export interface SourceWords {
  fields: { name: WordField; text: string }[];
  /** Markdown, without blank lines around it. */
  body: string;
  /** Line of the file on which the body starts. */
  bodyLine: number;
}

function readYaml(yaml: string): Record<string, unknown> {
  try {
    const value: unknown = parseSimpleYaml(yaml) ?? parse(yaml, { schema: 'core', logLevel: 'silent' });
    return value !== null && typeof value === 'object' ? { ...value } : {};
  } catch {
    return {};
  }
}

/**
 * Reads what there is to translate from a source file as it is or as it once was: only the words count, so that an old
 * file whose other fields nobody knows any more can still be read.
 * @returns undefined for a file without front matter
 */
export function readSourceWords(source: string, kind: TextKind): SourceWords | undefined {
  const divided = divideText(source);
  if (!divided) return undefined;
  const meta = readYaml(divided.yaml);
  const names: readonly WordField[] = kind === 'letter' ? letterFields : wordFields[kind];
  const fields = names.map((name) => ({
    name,
    text: typeof meta[name] === 'string' ? meta[name].trim().replace(/\s+/g, ' ') : '',
  }));
  const body = divided.body.replace(/^(?:[ \t]*\r?\n)+/, '');
  const bodyLine = source.slice(0, source.length - body.length).split('\n').length;
  return { fields, body: normaliseBody(body), bodyLine };
}

/** The revision of such words: the one that the catalog knows of the same file. */
export function revisionOfWords({ fields, body }: SourceWords, digest: Digest): string {
  const [title = '', short = '', ...words] = fields.map(({ text }) => text);
  return computeRevision({ title, short, words, body }, digest);
}
