import type { LetterMeta, PageMeta, QuestionMeta } from './front-matter.ts';
import type { LetterText } from './letters/letter-text.ts';
import type { DeadService } from './links/dead-services.ts';
import type { Excuse } from './links/external/excuses.ts';
import type { LinkSeverities } from './links/severity.ts';
import type { TextHeading } from './mdx/parse.ts';

/** What the settings files of the content say, and the texts of all languages: plain data that survives JSON. */

/** An urgent text that a language may lack for a while. */
export interface Exemption {
  /** Id of the text. */
  id: string;
  /** Last day on which it may be missing, `2026-11-20`. */
  until: string;
  reason: string;
}

/** One language of the site. */
export interface Language {
  /** BCP 47 tag, also the name of its folder: `pt-BR`. */
  tag: string;
  /** Its own name for itself. */
  name: string;
  /** Direction in which it is written. */
  dir: 'ltr' | 'rtl';
  /** Published when true. */
  enabled: boolean;
  /** Urgent texts that may be missing for a while. */
  exempt?: Exemption[] | undefined;
}

/** A group of questions of a FAQ. */
export interface Section {
  id: string;
  /** Ids of questions, in reading order. */
  questions: string[];
  /** Anchors that old addresses of the section end in. */
  legacy: string[];
}

/** A FAQ: questions, in sections. */
export interface Faq {
  id: string;
  /** All answers on one page, or a page for each section. */
  layout: 'one-page' | 'sections';
  sections: Section[];
}

/** Where the site is at home. Every part is optional: a site without any works from a USB stick. */
export interface SiteSettings {
  /** Address of its front page, ending in `/`. */
  address?: string | undefined;
  /** Address at which it is an onion service, ending in `/`. */
  onion?: string | undefined;
  /** Where its files are kept. */
  repository?: string | undefined;
  /** Where to report a mistake: `https:` or `mailto:`. */
  report?: string | undefined;
  /** The page that says how to help, with an anchor or without: `about#helping`. */
  help?: string | undefined;
  /** How the links of the built site are checked. */
  links?: LinkSettings | undefined;
}

/** What the check of links has to know of a site. */
export interface LinkSettings {
  /** How bad a finding of a rule is, where that is not as usual. */
  severity: LinkSeverities;
  /** Services that no longer exist; nothing may link to them. */
  dead: DeadService[];
  /** Problems of addresses outside that are known and need not be told for a while. */
  excuses: Excuse[];
}

/** An address outside the site. */
export interface OutsideLink {
  url: string;
  /** The name of what is there, as it calls itself. */
  title: string;
  /** Language of the title. */
  lang: string;
}

/** Names and titles in one language. */
export interface Titles {
  site: { name: string; tagline: string; notice: string };
  faqs: Record<string, { title: string; short: string; sections: Record<string, string> }>;
  /** Title of the list of letters. */
  letters?: { title: string; short: string } | undefined;
  /** Names of the fields of letters, by id. */
  fields: Record<string, string>;
}

/** What a field of letters holds. */
export const fieldTypes = ['text', 'ip', 'date', 'port'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A field of letters, `{address}`. */
export interface LetterField {
  type: FieldType;
  example: string;
  /** Must be filled before the letter can be sent. */
  required: boolean;
}

/** To whom a letter goes. */
export const recipients = ['provider', 'complainant'] as const;
/** How serious a complaint is, least first. */
export const severities = ['low', 'medium', 'high'] as const;
/** How a letter begins. */
export const openings = ['full', 'short', 'none'] as const;
export type Opening = (typeof openings)[number];

/** A letter as letters.yaml lists it. */
export interface LetterPlan {
  id: string;
  to: (typeof recipients)[number];
  severity: (typeof severities)[number];
  /** The opening that is chosen at first. */
  opening: Opening;
  /** Fields of its subject and text; those of the frame come on top. */
  fields: string[];
}

/** letters.yaml. */
export interface LetterSettings {
  /** Id of the letter that holds greeting, openings and closing. */
  frame: string;
  /** Id of the page that explains how to handle a complaint. */
  procedure?: string | undefined;
  fields: Record<string, LetterField>;
  /** In the order in which they are offered. */
  letters: LetterPlan[];
}

/** Words of the interface in one language (i18next JSON, flat keys). */
export type Dictionary = Record<string, string>;

/** Everything but the texts. */
export interface Settings {
  /** Tag of the language in which texts are written first. */
  source: string;
  /** In the order in which they are offered. */
  languages: Language[];
  faqs: Faq[];
  /** Ids of pages in the order of the navigation. */
  pages: string[];
  /** Paths of an old site, and the FAQ or page that took their place. */
  legacy: Record<string, string>;
  site: SiteSettings;
  /** Absent on a site without letters. */
  letters?: LetterSettings | undefined;
  links: Record<string, OutsideLink>;
  titles: Record<string, Titles>;
  words: Record<string, Dictionary>;
  /** Every address ever published, from addresses.lock. */
  lock: string[];
}

/** Which folder of a language a text lies in. */
export const textKinds = ['question', 'page', 'letter'] as const;
export type TextKind = (typeof textKinds)[number];

/** A text in one language. */
export interface Text {
  kind: TextKind;
  id: string;
  lang: string;
  /** Path inside the content folder. */
  file: string;
  title: string;
  short: string;
  keywords: string[];
  headings: TextHeading[];
  /** For a letter: when not to use it, its subject and its words. */
  letter?: LetterText | undefined;
  /** Fingerprint of this very text. */
  revision: string;
  /** For a translation: the revision of the source text that it was made from. */
  basedOn?: string | undefined;
  /** For a translation: whether a second reader has checked it. */
  checked: boolean;
}

/** What is true of a text in every language. It stands in the front matter of the source text. */
export type Facts = (QuestionMeta | PageMeta | LetterMeta) &
  Partial<Pick<QuestionMeta, 'status'> & Pick<PageMeta, 'parts' | 'shows'>>;

/** A question, page or letter in all its languages. */
export interface Entry {
  kind: TextKind;
  id: string;
  facts: Facts;
  /** By language tag; the source language is always there. */
  texts: Record<string, Text>;
}

/** The whole content, without the HTML of its texts. */
export interface Catalog {
  settings: Settings;
  questions: Record<string, Entry>;
  pages: Record<string, Entry>;
  letters: Record<string, Entry>;
}
