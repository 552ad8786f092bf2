/**
 * The words that the pages need, with a note for translators. A dictionary (`ui.json`) has exactly these keys;
 * those with `plural` once per plural form of its language (`faq.count_one`, `faq.count_other`).
 */
interface Word {
  /** Where it stands and what it means. */
  note: string;
  /** Names that stand in it between double braces. */
  fields?: readonly string[];
  plural?: true;
}

export const words = {
  'page.skip': { note: 'Link at the very top that jumps over the navigation to the text.' },
  'page.contents': { note: 'Heading above the list of the parts of a long page.' },
  'nav.label': { note: 'What screen readers call the main navigation.' },
  'nav.home': { note: 'Link to the start page of this language.' },
  'breadcrumbs.label': { note: 'What screen readers call the path to this page.' },
  'languages.label': { note: 'Heading above the list of languages.' },
  'languages.choose': { note: 'Heading of the page where readers choose their language.' },
  'home.faqs': { note: 'Heading above the list of FAQs on the start page.' },
  'home.pages': { note: 'Heading above the list of other pages on the start page.' },
  'faq.contents': { note: 'Heading above the list of questions of a page.' },
  'faq.sections': { note: 'Heading above the list of sections of a FAQ.' },
  'section.previous': { note: 'Link to the section before this one.', fields: ['title'] },
  'section.next': { note: 'Link to the section after this one.', fields: ['title'] },
  'all.title': { note: 'Title of the page with every answer.' },
  'all.short': { note: 'What the page with every answer is good for.' },
  'faq.count': { note: 'How many questions a FAQ has.', fields: ['count'], plural: true },
  'faq.elsewhere': {
    note: 'Stands behind the link to a question that is answered in another FAQ.',
    fields: ['faq'],
  },
  'faq.moved': { note: 'Heading above links to questions that were on this page before.' },
  'question.related': { note: 'Label before links to questions to read next.' },
  'question.sources': { note: 'Label before the names of the documents that an answer rests on.' },
  'question.reviewed': { note: 'When a writer last checked the facts.', fields: ['date'] },
  'question.retired': { note: 'Stands on a question that is kept although the world has left it behind.' },
  'text.missing': {
    note: 'Stands on a text that is shown in the source language for want of a translation. {{language}} is the name of that language as a dictionary entry, such as “English”.',
    fields: ['language'],
  },
  'text.outdated': { note: 'Stands on a translation that is older than its source text.' },
  'text.unchecked': { note: 'Stands on a translation that no second reader has checked.' },
  'text.original': {
    note: 'Link from a translation to its source text. {{language}} is the name of that language as a dictionary entry, such as “English”.',
    fields: ['language'],
  },
  'footer.label': { note: 'What screen readers call the footer of the page.' },
  'footer.licence': { note: 'Under which licence the texts may be used.', fields: ['licence'] },
  'footer.onion': { note: 'Label before the address of the site as an onion service.' },
  'footer.report': { note: 'Link to the place where mistakes can be reported.' },
  'question.old': {
    note: 'Stands behind the date of review when it is more than two years before the newest date of the site.',
  },
  'legacy.text': { note: 'Stands on the page at an old address.' },
  'legacy.link': { note: 'Link from there to the page that took its place.', fields: ['title'] },
  'notFound.title': { note: 'Title of the page that is shown for an address that does not exist.' },
  'notFound.text': { note: 'What to do when an address does not exist.' },
  'notFound.home': { note: 'Link from there to the start page.' },
} as const satisfies Record<string, Word>;

/** A key of the dictionary, without the plural form. */
export type WordKey = keyof typeof words;

/** A word of the list, with all its properties. */
export const describeWord = (key: WordKey): Word => words[key];

/** All keys. */
export const wordKeys = Object.keys(words) as WordKey[];
