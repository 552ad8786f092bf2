import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import { idPattern } from '../../src/core/fields.ts';
import { didYouMean } from '../../src/core/nearest.ts';

/** Why a question cannot be made. The message says what to do. */
export class NewQuestionError extends Error {}

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

/** The item with an id in a list of outline.yaml, or the first. */
function pick(document: Document, path: (string | number)[], id: string | undefined, what: string): number {
  const list: unknown = document.getIn(path);
  const ids = isSeq(list) ? list.items.map((item) => (isMap(item) ? String(item.get('id')) : '')) : [];
  const index = id === undefined ? 0 : ids.indexOf(id);
  if (ids[index] !== undefined) return index;
  throw new NewQuestionError(
    `outline.yaml has no ${what} "${id ?? ''}"${didYouMean(id ?? '', ids)} It has ${ids.join(', ') || 'none'}.`,
  );
}

function addToOutline(text: string, question: NewQuestion): string {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    throw new NewQuestionError('outline.yaml cannot be read: "npm run check -- content" says why.');
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
 * @throws NewQuestionError when the id is no id or is taken, or outline.yaml has no such place; then nothing is written
 */
export function createQuestion(
  folder: string,
  source: string,
  question: NewQuestion,
  taken: readonly string[],
): string {
  const { id } = question;
  if (!idPattern.test(id) || id.length > 60) {
    throw new NewQuestionError(
      `"${id}" cannot be an id; expected lower-case letters, digits and single hyphens, such as exit-policies.`,
    );
  }
  const file = join(folder, source, 'questions', `${id}.mdx`);
  if (taken.includes(id) || existsSync(file))
    throw new NewQuestionError(`There is a question "${id}" already. Choose another id or edit that one.`);
  const outline = join(folder, 'outline.yaml');
  const changed = addToOutline(readFileSync(outline, 'utf8'), question);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, template(question.today), { flag: 'wx' });
  writeFileSync(outline, changed);
  return file;
}
