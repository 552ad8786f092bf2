import { z } from 'zod';
import { anchor, day, id, line, listOf, webAddress } from '../core/fields.ts';
import { isFieldValue } from '../core/letters/field-values.ts';
import {
  fieldTypes,
  openings,
  recipients,
  severities,
  type Dictionary,
  type Exemption,
  type Faq,
  type Language,
  type LetterField,
  type LetterSettings,
  type OutsideLink,
  type SiteSettings,
  type Titles,
} from '../core/model.ts';
import { tag } from './language-tag.ts';
import { linkSettings } from './link-settings.ts';
import { findOnionProblem } from './onion.ts';

const exemption: z.ZodType<Exemption> = z.strictObject({
  id: id.describe('Id of a text that is 1-high.'),
  until: day.describe('Last day on which it may be missing.'),
  reason: line(200).describe('Why, for whoever reads the list.'),
});

const language: z.ZodType<Language> = z.strictObject({
  tag: tag.describe('BCP 47 tag; also the name of the folder.'),
  name: line(60).describe('Its own name for itself.'),
  dir: z.enum(['ltr', 'rtl']).describe('Direction in which it is written.'),
  enabled: z.boolean({ error: 'expected true or false' }).describe('Published when true.'),
  exempt: z
    .array(exemption, { error: 'expected a list of texts, each with id, until and reason' })
    .optional()
    .describe('Urgent texts that may be missing for a while.'),
});

/** languages.yaml: the one list of languages. */
export const languagesSchema = z
  .strictObject({
    source: tag.describe('The language in which texts are written first.'),
    languages: z
      .array(language, { error: 'expected a list of languages' })
      .min(1, 'expected at least one language'),
  })
  .refine(
    ({ languages }) => new Set(languages.map((one) => one.tag.toLowerCase())).size === languages.length,
    {
      path: ['languages'],
      error: 'expected each language once',
    },
  )
  .refine(({ source, languages }) => languages.some((one) => one.tag === source && one.enabled), {
    path: ['source'],
    error: 'expected one of the enabled languages of the list',
  });

const folderAddress = webAddress.refine(
  (text) => text.endsWith('/') && !/[?#]/.test(text),
  'expected an address that ends in /',
);

const onionAddress = folderAddress.superRefine((text, context) => {
  const problem = URL.canParse(text) ? findOnionProblem(new URL(text).hostname) : undefined;
  if (problem !== undefined)
    context.addIssue({ code: 'custom', message: `${problem}; expected a version 3 onion address` });
});

const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : '');

const site: z.ZodType<SiteSettings> = z.strictObject({
  address: folderAddress.optional().describe('Address of the front page.'),
  onion: onionAddress.optional().describe('Address as an onion service.'),
  repository: webAddress.optional().describe('Where the files are kept.'),
  report: z
    .string({ error: 'expected an address' })
    .regex(/^(https:\/\/|mailto:)\S+$/, 'expected an address that starts with https:// or mailto:')
    .optional()
    .describe('Where to report a mistake.'),
  help: z
    .string({ error: 'expected a page such as about#helping' })
    .regex(/^[a-z0-9-]+(?:#\S+)?$/, 'expected the id of a page, with # and an anchor of it or without')
    .optional()
    .describe('The page that says how to help.'),
  links: linkSettings.optional().describe('How the links of the built site are checked.'),
});

/** site.yaml: where the site is at home, and how its links are checked. */
export const siteSchema: z.ZodType<SiteSettings> = site.refine(
  ({ address, onion }) => address === undefined || onion === undefined || pathOf(address) === pathOf(onion),
  {
    path: ['onion'],
    error:
      'expected the same path as in "address": the page for wrong addresses names it, and both sides have the same pages',
  },
);

const section = z.strictObject({
  id: id.describe('Anchor of the section; its title is in titles.yaml.'),
  questions: listOf(id).describe('Ids of questions in reading order.'),
  legacy: listOf(anchor).default([]).describe('Anchors that old addresses of the section end in.'),
});

const faq: z.ZodType<Faq> = z.strictObject({
  id: id.describe('Name of its page; its title is in titles.yaml.'),
  layout: z
    .enum(['one-page', 'sections'])
    .default('one-page')
    .describe('All answers on one page, or a page for each section.'),
  sections: z
    .array(section, { error: 'expected a list of sections' })
    .min(1, 'expected at least one section'),
});

const oldPath = z
  .string()
  .regex(
    /^[\w-]+(?:[./][\w-]+)*$/,
    'expected a path such as docs/faq.html.en, without a slash at either end',
  );

/** outline.yaml: FAQ -> section -> question ids, and the pages. */
export const outlineSchema = z.strictObject({
  pages: listOf(id).default([]).describe('Ids of pages in the order of the navigation.'),
  faqs: z.array(faq, { error: 'expected a list of FAQs' }).min(1, 'expected at least one FAQ'),
  legacy: z
    .record(oldPath, id, { error: 'expected old paths with ids' })
    .default({})
    .describe('Paths of an old site, and the FAQ or page that took their place.'),
});

const link: z.ZodType<OutsideLink> = z.strictObject({
  url: webAddress.describe('The address.'),
  title: line(160).describe('The name of what is there, as it calls itself.'),
  lang: tag.describe('Language of the title.'),
});

/** links.yaml: every address outside, once, under a name. */
export const linksSchema: z.ZodType<Record<string, OutsideLink>> = z.record(id, link, {
  error: 'expected names with addresses',
});

const field: z.ZodType<LetterField> = z
  .strictObject({
    type: z.enum(fieldTypes).describe('text: anything; ip: an IPv4 or IPv6 address; date: a day; port.'),
    example: z.coerce.string().pipe(line(60)).describe('What a reader may fill in.'),
    required: z.boolean({ error: 'expected true or false' }).describe('Must be filled.'),
  })
  .refine(({ type, example }) => isFieldValue(type, example), {
    path: ['example'],
    error: 'expected an example that fits the type of the field',
  });

const letter = z.strictObject({
  id: id.describe('Name of its file.'),
  to: z.enum(recipients).describe('To whom it goes.'),
  severity: z.enum(severities).describe('How serious the complaint is.'),
  opening: z.enum(openings).describe('The opening that is chosen at first.'),
  fields: listOf(id).default([]).describe('Fields of its subject and text.'),
});

/** letters.yaml: letters in order, and the fields that they use. */
export const lettersSchema: z.ZodType<LetterSettings> = z.strictObject({
  frame: id.describe('The letter file that holds greeting, openings and closing.'),
  procedure: id.optional().describe('The page that explains how to handle a complaint.'),
  fields: z.record(id, field, { error: 'expected names with fields' }).describe('Fields by name.'),
  letters: z
    .array(letter, { error: 'expected a list of letters' })
    .min(1, 'expected at least one letter')
    .describe('In the order in which they are offered.'),
});

/** titles.yaml of a language. */
export const titlesSchema: z.ZodType<Titles> = z.strictObject({
  site: z.strictObject({
    name: line(60).describe('Name of the site.'),
    tagline: line(300).describe('What it is, in a sentence.'),
    notice: line(400).describe('Who runs it and who does not; stands in the footer of every page.'),
  }),
  faqs: z.record(
    id,
    z.strictObject({
      title: line(120).describe('Title of the FAQ.'),
      short: line(420).describe('What it answers, in a sentence or two.'),
      sections: z
        .record(id, line(120), { error: 'expected titles of sections' })
        .describe('Titles of its sections, by id.'),
    }),
    { error: 'expected titles of FAQs' },
  ),
  letters: z
    .strictObject({
      title: line(120).describe('Title of the list of letters.'),
      short: line(420).describe('What they are for, in a sentence or two.'),
    })
    .optional()
    .describe('On a site with letters.'),
  fields: z
    .record(id, line(60), { error: 'expected names of fields' })
    .default({})
    .describe('Names of the fields of letters, by id.'),
});

/** ui.json of a language. */
export const dictionarySchema: z.ZodType<Dictionary> = z.record(z.string(), line(400), {
  error: 'expected keys with texts',
});
