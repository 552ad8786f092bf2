import { createHash } from 'node:crypto';
import { parseDocument, type ParsedDocument } from '../../../src/core/document.ts';
import type { Remark } from '../../../src/core/finding.ts';

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Front matter of a question in which nothing is wrong: seven lines and an empty one. */
export const head = `---
title: Can Tor be used for attacks?
short: Not for large floods.
keywords: [DDoS]
priority: 2-medium
reviewed: 2026-11-20
---

`;

/** The line on which the body of {@link answer} starts. */
export const bodyLine = 9;

/** A question with this body. */
export const answer = (body: string): string => `${head}${body}\n`;

/** A question in whose front matter one piece is replaced by another. */
export function withHead(piece: string, replacement: string): string {
  if (!head.includes(piece)) throw new Error(`the front matter has no "${piece}"`);
  return `${head.replace(piece, () => replacement)}The answer.\n`;
}

/** Parses a question of the source language. */
export const parseQuestion = (text: string, id = 'ddos'): ParsedDocument =>
  parseDocument(
    { path: `en/questions/${id}.mdx`, text },
    { kind: 'question', id, lang: 'en', isSource: true },
    sha256,
  );

/** Parses a translation of a question. */
export const parseTranslation = (text: string, lang = 'de', id = 'ddos'): ParsedDocument =>
  parseDocument(
    { path: `${lang}/questions/${id}.mdx`, text },
    { kind: 'question', id, lang, isSource: false },
    sha256,
  );

/** `9 mdx/html`: where and what, for comparisons that read well when they fail. */
export const placeAndCode = ({ line, code }: Pick<Remark, 'line' | 'code'>): string =>
  `${String(line)} ${code}`;
