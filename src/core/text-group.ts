import { findState } from './catalog.ts';
import { comparePair } from './check-translations.ts';
import { parseDocument, type ParsedDocument, type PlacedFile } from './document.ts';
import type { Remark } from './finding.ts';
import { buildHeadingIds, renderTree } from './mdx/html.ts';
import { parseMdx } from './mdx/parse.ts';
import type { Entry } from './model.ts';
import type { Digest } from './revision.ts';
import { readShape } from './translations/text-shape.ts';
import { isUnfinished } from './unfinished.ts';

/**
 * A text in all its languages is parsed at once: what is known of it depends on these files and nothing else, so it can
 * be kept as long as none of them changes, or be found out by another thread.
 */

/** What is known of one file of a group: plain data that survives JSON. */
export type PlainDocument = Omit<ParsedDocument, 'place' | 'file' | 'tree' | 'lineOf'>;

/** The ids of the headings of a text in every language, which come from the source text. */
function findHeadingIds(documents: readonly ParsedDocument[]): string[] {
  const source = documents.find(({ place }) => place.isSource);
  if (!source?.facts || !source.text) return [];
  return buildHeadingIds(source.place.id, source.text.headings, source.facts.parts);
}

/** The HTML of a question or page; what broke a rule that holds in every language is not turned into any. */
function render({ place, remarks, tree }: ParsedDocument, ids: readonly string[]): string | undefined {
  const isSafe = remarks.every(({ severity, code }) => severity === 'warning' || isUnfinished(code));
  return place.kind !== 'letter' && tree && isSafe ? renderTree(tree, ids) : undefined;
}

/** What is wrong with each translation beside its source text; nothing is said of one that has none. */
function compareAll(documents: readonly ParsedDocument[]): Map<ParsedDocument, Remark[]> {
  const source = documents.find(({ place }) => place.isSource);
  if (!source?.facts || !source.text) return new Map();
  const { text: original, facts, place } = source;
  const originalShape = readShape(source);
  const pairs = documents.flatMap((document): [ParsedDocument, Remark[]][] => {
    const { text } = document;
    if (document === source || !text) return [];
    const entry: Entry = {
      ...{ kind: place.kind, id: place.id, facts },
      texts: { [place.lang]: original, [text.lang]: text },
    };
    const isCurrent = findState(entry, text.lang, place.lang) === 'current';
    return [[document, comparePair({ document, text, original, originalShape, isCurrent })]];
  });
  return new Map(pairs);
}

/**
 * Parses a text in all its languages.
 * @param files its files, each with the place that its path means
 * @param digest see revision.ts
 * @returns what is known of each file, in their order
 */
export function parseGroup(files: readonly PlacedFile[], digest: Digest): PlainDocument[] {
  const documents = files.map(({ file, place }) => parseDocument(file, place, digest));
  const ids = findHeadingIds(documents);
  const comparisons = compareAll(documents);
  return documents.map((document) => {
    const { text, facts, links, fields, remarks } = document;
    const html = render(document, ids);
    const comparison = comparisons.get(document);
    return {
      ...{ links, fields, remarks },
      ...(text ? { text } : {}),
      ...(facts ? { facts } : {}),
      ...(html === undefined ? {} : { html }),
      ...(comparison ? { comparison } : {}),
    };
  });
}

/** A document that was parsed before. Of a class, since there can be hundreds of thousands. */
class RevivedDocument {
  readonly place: ParsedDocument['place'];
  readonly file: string;
  readonly #placed: PlacedFile;
  readonly #digest: Digest;
  #lineOf: ParsedDocument['lineOf'] | undefined;

  constructor(plain: PlainDocument, placed: PlacedFile, digest: Digest) {
    this.place = placed.place;
    this.file = placed.file.path;
    this.#placed = placed;
    this.#digest = digest;
    Object.assign(this, plain);
  }

  get tree(): ParsedDocument['tree'] {
    return parseMdx(this.#placed.file.text, this.place.kind).tree;
  }

  get lineOf(): ParsedDocument['lineOf'] {
    const { file, place } = this.#placed;
    return (path) => (this.#lineOf ??= parseDocument(file, place, this.#digest).lineOf)(path);
  }
}

/**
 * A document from what is known of it. The syntax tree and the lines of fields, which only findings ask for, are made
 * again when they are.
 */
export const reviveDocument = <Plain extends PlainDocument>(
  plain: Plain,
  placed: PlacedFile,
  digest: Digest,
): Plain & ParsedDocument => new RevivedDocument(plain, placed, digest) as Plain & RevivedDocument;
