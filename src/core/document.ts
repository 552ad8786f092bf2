import type { Root } from 'mdast';
import { findUnseenCharacters } from './characters.ts';
import { divideText } from './divided-text.ts';
import type { Remark } from './finding.ts';
import {
  letterSchema,
  letterTranslationSchema,
  pageSchema,
  questionSchema,
  translationSchema,
  type LetterTranslationMeta,
  type TranslationMeta,
} from './front-matter.ts';
import { listFields, parseLine, parseParts, type LetterText } from './letters/letter-text.ts';
import { parseMdx, type ParsedMdx } from './mdx/parse.ts';
import type { Facts, Text, TextKind } from './model.ts';
import { computeRevision, type Digest } from './revision.ts';
import { parseYaml, type YamlResult } from './yaml-file.ts';
import { parseSimpleYaml } from './yaml-simple.ts';

/** A file of the content folder, decoded. */
export interface SourceFile {
  /** Path inside the content folder, with `/`: `de/questions/ddos.mdx`. */
  path: string;
  text: string;
}

/** Where a text belongs, read from its path. */
export interface Place {
  kind: TextKind;
  id: string;
  lang: string;
  /** True in the source language. */
  isSource: boolean;
}

/** A text file with its place. */
export interface PlacedFile {
  file: SourceFile;
  place: Place;
}

/** One MDX file, parsed. Parts are missing where the file is too broken to have them. */
export interface ParsedDocument {
  place: Place;
  file: string;
  text?: Text;
  facts?: Facts;
  tree?: Root | undefined;
  /** Its HTML, headings with their ids and links with their names; only of a text that was parsed with its group. */
  html?: string;
  /** What is wrong with a translation beside its source text, where that is known already. */
  comparison?: Remark[];
  /** Named links of the text, also of one whose front matter is broken. */
  links: ParsedMdx['links'];
  /** Fields of a letter, of its subject and its text. */
  fields: ParsedMdx['fields'];
  remarks: Remark[];
  /** Line on which a front matter field stands. */
  lineOf: YamlResult<unknown>['lineOf'];
}

type Meta = Facts | TranslationMeta | LetterTranslationMeta;

/** Schemas of the front matter, by kind: of the source text, and of a translation. */
const schemas = {
  question: [questionSchema, translationSchema],
  page: [pageSchema, translationSchema],
  letter: [letterSchema, letterTranslationSchema],
} as const;

function parseFrontMatter(parsed: ParsedMdx, place: Place): YamlResult<Meta> {
  const { frontMatter } = parsed;
  if (!frontMatter) {
    const remark: Remark = {
      code: 'content/front-matter-missing',
      severity: 'error',
      line: 1,
      message:
        'found no front matter; expected a first line of three hyphens, fields, and three hyphens again',
      hint: 'Copy the head of another file. content/README.md explains every field.',
    };
    return { remarks: [remark], lineOf: () => 1, keyLineOf: () => 1 };
  }
  const schema = schemas[place.kind][place.isSource ? 0 : 1];
  return parseYaml<Meta>(frontMatter.text, schema, frontMatter.firstLine);
}

/**
 * Parses one question or page.
 * @param file the file
 * @param place what its path says about it
 * @param digest see revision.ts
 */
export function parseDocument(file: SourceFile, place: Place, digest: Digest): ParsedDocument {
  const parsed = parseMdx(file.text, place.kind);
  const head = parseFrontMatter(parsed, place);
  const remarks = [...findUnseenCharacters(file.text), ...head.remarks, ...parsed.remarks];
  const base = {
    place,
    file: file.path,
    links: parsed.links,
    fields: parsed.fields,
    remarks,
    lineOf: head.lineOf,
  };
  const meta = head.value;
  if (!meta) return base;
  const letter = parseLetter(meta, parsed);
  base.fields.push(
    ...listFields(letter ? [letter.subject] : []).map((name) => ({ name, line: head.lineOf(['subject']) })),
  );
  const text: Text = {
    ...buildText(file.path, place, meta, parsed.body, digest),
    headings: parsed.headings,
    ...(letter ? { letter } : {}),
  };
  base.remarks.push(...checkParts(meta, parsed, head.lineOf));
  return { ...base, text, ...factsOf(meta), ...(parsed.tree ? { tree: parsed.tree } : {}) };
}

/** What front matter and body say of a text without a look at its Markdown. */
function buildText(file: string, place: Place, meta: Meta, body: string, digest: Digest): Text {
  const { title, short, keywords } = meta;
  return {
    ...{ kind: place.kind, id: place.id, lang: place.lang, file, title, short, keywords, headings: [] },
    revision: computeRevision({ title, short, words: wordsOf(meta), body }, digest),
    basedOn: 'revision' in meta ? meta.revision : undefined,
    checked: 'checked' in meta ? meta.checked : true,
  };
}

const factsOf = (meta: Meta): { facts?: Facts } => ('priority' in meta ? { facts: meta } : {});

/**
 * Parses only what the state of a translation depends on: front matter and body, but neither headings nor links nor
 * the words of letters. Its state is the one that {@link parseDocument} finds, for a twentieth of the time.
 * @returns a document without tree, remarks and links
 */
export function parseHead(file: SourceFile, place: Place, digest: Digest): ParsedDocument {
  const divided = divideText(file.text);
  const value = divided && parseSimpleYaml(divided.yaml);
  const meta = value && schemas[place.kind][place.isSource ? 0 : 1].safeParse(value);
  if (meta?.success !== true) return parseDocument(file, place, digest);
  const text = buildText(file.path, place, meta.data, divided?.body ?? '', digest);
  const nothing = { links: [], fields: [], remarks: [], lineOf: () => 1 };
  return { place, file: file.path, text, ...factsOf(meta.data), ...nothing };
}

/** What a translator translates beside title, short answer and body. */
const wordsOf = (meta: Meta): string[] => ('subject' in meta ? [meta['not-for'], meta.subject] : []);

function parseLetter(meta: Meta, { tree }: ParsedMdx): LetterText | undefined {
  if (!('subject' in meta) || !tree) return undefined;
  return { notFor: meta['not-for'], subject: parseLine(meta.subject), parts: parseParts(tree) };
}

/** A page that names its parts names all of them. */
function checkParts(meta: Meta, { headings }: ParsedMdx, lineOf: YamlResult<unknown>['lineOf']): Remark[] {
  const parts = 'parts' in meta ? meta.parts : undefined;
  const count = headings.filter(({ depth }) => depth === 2).length;
  if (!parts || parts.length === count) return [];
  return [
    {
      code: 'content/parts',
      severity: 'error',
      line: lineOf(['parts']),
      message: `"parts" names ${String(parts.length)}; expected ${String(count)}, one for each ## heading of the text`,
      hint: 'Give each ## heading its name, in the order of the text.',
    },
  ];
}
