import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, visit, type Document } from 'yaml';
import { idPattern } from '../../src/core/fields.ts';
import { didYouMean } from '../../src/core/nearest.ts';

/** Why a text cannot be made. The message says what to do. */
export class NewTextError extends Error {}

/** Where a new question goes. */
export interface NewQuestion {
  id: string;
  /** FAQ and section of outline.yaml; the first of each when absent. */
  faq?: string | undefined;
  section?: string | undefined;
  /** The day it is written, `2026-11-20`. */
  today: string;
}

const template = (today: string): string => `---
title: ""
short: ""
keywords: []
priority: 2-medium
reviewed: ${today}
sources: []
related: []
---

`;

const letterTemplate = (today: string): string => `---
title: ""
short: ""
not-for: ""
subject: ""
keywords: []
priority: 2-medium
reviewed: ${today}
sources: []
related: []
---

`;

/** The item with an id in a list of outline.yaml, or the first. */
function pick(document: Document, path: (string | number)[], id: string | undefined, what: string): number {
  const list: unknown = document.getIn(path);
  const ids = isSeq(list) ? list.items.map((item) => (isMap(item) ? String(item.get('id')) : '')) : [];
  const index = id === undefined ? 0 : ids.indexOf(id);
  if (ids[index] !== undefined) return index;
  throw new NewTextError(
    `outline.yaml has no ${what} "${id ?? ''}"${didYouMean(id ?? '', ids)} It has ${ids.join(', ') || 'none'}.`,
  );
}

/** True when some section has the question already. */
function isListed(document: Document, id: string): boolean {
  let isFound = false;
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== 'questions' || !isSeq(value)) return;
      isFound ||= value.items.some((item) => isScalar(item) && item.value === id);
    },
  });
  return isFound;
}

function addToOutline(text: string, question: NewQuestion): string {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    throw new NewTextError('outline.yaml cannot be read: "npm run check -- content" says why.');
  if (question.faq === undefined && question.section === undefined && isListed(document, question.id))
    return text;
  const faq = pick(document, ['faqs'], question.faq, 'FAQ');
  const section = pick(document, ['faqs', faq, 'sections'], question.section, 'section');
  const path = ['faqs', faq, 'sections', section, 'questions'];
  const list: unknown = document.getIn(path);
  if (isSeq(list)) {
    if (!list.items.some((item) => isScalar(item) && item.value === question.id))
      document.addIn(path, question.id);
    list.flow = false;
  }
  return document.toString({ lineWidth: 0 });
}

/**
 * Makes the file of a new question in the source language and lists it in outline.yaml.
 * @param folder content folder
 * @param source tag of the source language
 * @returns path of the file
 * @throws NewTextError when the id is no id or is taken, or outline.yaml has no such place; then nothing is written
 */
export function createQuestion(
  folder: string,
  source: string,
  question: NewQuestion,
  taken: readonly string[],
): string {
  const { id } = question;
  const file = findFreeFile(folder, [source, 'questions'], id, taken);
  const outline = join(folder, 'outline.yaml');
  const changed = addToOutline(readFileSync(outline, 'utf8'), question);
  writeNew(file, template(question.today));
  writeFileSync(outline, changed);
  return file;
}

/** A letter in letters.yaml until somebody says more of it: with the most careful values. */
const planLines = (id: string): string[] => [
  `- id: ${id}`,
  '  to: complainant',
  '  severity: medium',
  '  opening: full',
  '  fields: []',
];

/** Adds a letter at the end of the list and leaves all other bytes as they are. */
function addToLetters(text: string, id: string): string {
  const document = parseDocument(text);
  const list: unknown = document.get('letters', true);
  const first: unknown = isSeq(list) && list.flow !== true ? list.items[0] : undefined;
  if (document.errors.length > 0 || !isSeq(list) || !isMap(first))
    throw new NewTextError('letters.yaml cannot be read: "npm run check -- content" says why.');
  if (list.items.some((item) => isMap(item) && item.get('id') === id)) return text;
  const start = text.lastIndexOf('\n', first.range?.[0] ?? 0) + 1;
  const indent = /^ */.exec(text.slice(start))?.[0] ?? '';
  const end = list.range?.[1] ?? text.length;
  const before = text.slice(0, end);
  const added = planLines(id).map((line) => `${indent}${line}\n`);
  return [before, before.endsWith('\n') ? '' : '\n', ...added, text.slice(end)].join('');
}

/**
 * Makes the file of a new letter in the source language and lists it in letters.yaml.
 * @param folder content folder
 * @param source tag of the source language
 * @returns path of the file
 * @throws NewTextError when the id is no id or is taken, or there is no letters.yaml; then nothing is written
 */
export function createLetter(
  folder: string,
  source: string,
  { id, today }: Pick<NewQuestion, 'id' | 'today'>,
  taken: readonly string[],
): string {
  const file = findFreeFile(folder, [source, 'letters'], id, taken);
  const settings = join(folder, 'letters.yaml');
  if (!existsSync(settings))
    throw new NewTextError(
      'There is no letters.yaml. Copy one from another site: content/README.md explains it.',
    );
  const changed = addToLetters(readFileSync(settings, 'utf8'), id);
  writeNew(file, letterTemplate(today));
  writeFileSync(settings, changed);
  return file;
}

function writeNew(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
}

/** The path of a file that is not there yet. */
function findFreeFile(folder: string, path: string[], id: string, taken: readonly string[]): string {
  if (!idPattern.test(id) || id.length > 60) {
    throw new NewTextError(
      `"${id}" cannot be an id; expected lower-case letters, digits and single hyphens, such as exit-policies.`,
    );
  }
  const file = join(folder, ...path, `${id}.mdx`);
  if (taken.includes(id) || existsSync(file))
    throw new NewTextError(
      `There is a ${path.at(-1) === 'letters' ? 'letter' : 'question'} "${id}" already. Choose another id or edit that one.`,
    );
  return file;
}
