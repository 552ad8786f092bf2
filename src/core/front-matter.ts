import { z } from 'zod';
import { anchor, day, id, line, listOf } from './fields.ts';

/** The four translation priorities, most urgent first. */
export const priorities = ['1-high', '2-medium', '3-low', '4-optional'] as const;

export type Priority = (typeof priorities)[number];

const title = line(160).describe('The question, as a reader would ask it.');
const short = line(420).describe(
  'One or two sentences that already answer; lists, search and link previews show them.',
);
const keywords = listOf(line(60))
  .default([])
  .describe('Words that readers type, which the title does not have.');

/** A fingerprint of a source text, see revision.ts. */
export const revisionSchema = z
  .string({ error: 'expected 12 characters from 0-9 and a-f, between quotes' })
  .regex(
    /^[0-9a-f]{12}$/,
    'expected 12 characters from 0-9 and a-f, between quotes where they are digits only',
  );

const bookkeeping = {
  priority: z.enum(priorities).describe('How urgent a translation is.'),
  reviewed: day.describe('When a writer last checked the facts.'),
  sources: listOf(id).default([]).describe('Names from links.yaml: where the facts come from.'),
  legacy: listOf(anchor).default([]).describe('Anchors that old addresses of this text end in.'),
  'same-as': listOf(revisionSchema).default([]).describe('Older revisions whose translations still hold.'),
  kept: revisionSchema
    .optional()
    .describe(
      'What the text said when same-as was written; when it changes again, the list no longer counts.',
    ),
};

const related = listOf(id).default([]).describe('Ids of questions to read next.');

const status = z
  .enum(['current', 'retired'])
  .default('current')
  .describe('retired: the world has left it behind.');

/** Front matter of a question in the source language. */
export const questionSchema = z.strictObject({
  title,
  short,
  keywords,
  ...bookkeeping,
  related,
  status,
});

/** Names of the parts of a page: its `##` headings, in order. */
const partSchema = z.strictObject({
  id: id.describe('Anchor of the heading.'),
  legacy: listOf(anchor).default([]).describe('Anchors that old addresses of the part end in.'),
});

/** What the program can put below the text of a page. */
const pageExtras = ['addresses'] as const;

/** Front matter of a page in the source language. */
export const pageSchema = z.strictObject({
  title,
  short,
  keywords,
  ...bookkeeping,
  related,
  parts: z
    .array(partSchema, { error: 'expected a list of parts, each with an id' })
    .optional()
    .describe('Names of its ## headings, in order, where other sites link to them.'),
  shows: listOf(z.enum(pageExtras))
    .default([])
    .describe('addresses: the page ends with the addresses of the site, its onion address among them.'),
});

/** What a translator of a letter translates beside its text, title and short answer. */
const letterWords = {
  'not-for': line(420).describe('When not to use the letter, and what to do instead.'),
  subject: line(120).describe('Subject of the mail; may hold fields such as {address}.'),
};

/** Front matter of a letter in the source language. Its short answer says when to use it. */
export const letterSchema = z.strictObject({
  title,
  short,
  ...letterWords,
  keywords,
  ...bookkeeping,
  related,
  status,
});

export type Part = z.output<typeof partSchema>;

/** Front matter of a translation: only what a translator writes. */
export const translationSchema = z.strictObject({
  title,
  short,
  keywords,
  revision: revisionSchema.describe('What the source text said when this was translated.'),
  checked: z
    .boolean({ error: 'expected true or false' })
    .default(false)
    .describe('true once a second reader has checked it.'),
});

/** Front matter of a translated letter. */
export const letterTranslationSchema = translationSchema.extend(letterWords);

export type LetterMeta = z.output<typeof letterSchema>;
export type LetterTranslationMeta = z.output<typeof letterTranslationSchema>;
export type QuestionMeta = z.output<typeof questionSchema>;
export type PageMeta = z.output<typeof pageSchema>;
export type TranslationMeta = z.output<typeof translationSchema>;
