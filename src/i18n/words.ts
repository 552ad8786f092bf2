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
  /** Shown in the source language only, so that other dictionaries may do without it. */
  sourceOnly?: true;
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
  'question.languages': {
    note: 'Label before links to the same answer in other languages, with its colon.',
  },
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
  'text.help': {
    note: 'Link behind “This text is not translated yet”, to the place where one can help to translate it.',
  },
  'footer.label': { note: 'What screen readers call the footer of the page.' },
  'footer.licence': { note: 'Under which licence the texts may be used.', fields: ['licence'] },
  'footer.onion': { note: 'Label before the address of the site as an onion service.' },
  'footer.report': { note: 'Link to the place where mistakes can be reported.' },
  'footer.translations': { note: 'Link to the page that shows what is translated and what is not.' },
  'question.old': {
    note: 'Stands behind the date of review when it is more than two years before the newest date of the site.',
  },
  'letters.complaint': { note: 'Heading above the letters, listed by what a complaint says.' },
  'letters.severity': { note: 'Heading above the letters, listed by how serious the complaint is.' },
  'letters.recipient': { note: 'Heading above the letters, listed by who gets the answer.' },
  'letters.procedure': {
    note: 'Link to the page that explains how to handle a complaint.',
    fields: ['title'],
  },
  'letter.severity.low': { note: 'A complaint that is not serious.' },
  'letter.severity.medium': { note: 'A complaint that is serious.' },
  'letter.severity.high': { note: 'A complaint that is very serious: somebody may be in danger.' },
  'letter.to.provider': { note: 'The letter goes to the company whose server or line the reader rents.' },
  'letter.to.complainant': { note: 'The letter goes to the person or program that complained.' },
  'letter.use': { note: 'Label before the sentence that says when to use the letter.' },
  'letter.not': { note: 'Label before the sentence that says when not to use the letter.' },
  'letter.legal': { note: 'Stands on every letter.' },
  'letter.heading': { note: 'Heading above the letter itself.' },
  'letter.opening': { note: 'Label of the choice of how the letter begins.' },
  'letter.opening.full': { note: 'The letter begins with a full explanation.' },
  'letter.opening.short': { note: 'The letter begins with a short explanation.' },
  'letter.opening.none': { note: 'The letter begins without an explanation.' },
  'letter.subject': { note: 'First line of a letter.', fields: ['subject'] },
  'letter.file': { note: 'Link to the letter as a file of plain text.' },
  'letter.mail': { note: 'Link that opens a mail with the letter in it.' },
  'letter.mailSubject': {
    note: 'Link that opens a mail with the subject only, since the letter is too long for a link.',
  },
  'letter.languages': { note: 'Label before links to the same letter in other languages.' },
  'letter.marked': { note: 'What the marked words in brackets in the letter are.' },
  'letter.fill': { note: 'Heading above the fields in which the reader types what goes into the letter.' },
  'letter.private': { note: 'Stands above the fields.' },
  'letter.optional': { note: 'Stands behind the name of a field that may stay empty.' },
  'letter.example': { note: 'Stands below a field.', fields: ['example'] },
  'letter.invalid.ip': { note: 'Stands below a field with something that is no IP address.' },
  'letter.invalid.date': {
    note: 'Stands below a field with something that is no date written as 2026-11-20.',
  },
  'letter.invalid.port': { note: 'Stands below a field with something that is no port number.' },
  'letter.copy': { note: 'Button that copies the letter.' },
  'letter.save': { note: 'Button that saves the letter as a text file.' },
  'letter.copied': { note: 'Said when the letter has been copied.' },
  'letter.selected': {
    note: 'Said when the browser does not let the page copy, and the letter has been selected instead.',
  },
  'letter.empty': {
    note: 'Said when the reader wants to copy a letter with fields that are still empty; pressing the button again does it all the same. Behind it stand the names of the fields.',
  },
  'search.title': { note: 'Link to the search page in the header, and its title.' },
  'search.short': { note: 'What the search page holds.' },
  'search.plain': {
    note: 'How to search without scripts. {{page}} is a link with the title of the page with every answer.',
    fields: ['page'],
  },
  'search.label': { note: 'Label of the search field.' },
  'search.hint': {
    note: 'Stands below the search field. {{key}} is the letter of the access key.',
    fields: ['key'],
  },
  'search.count': { note: 'How many results there are. Said to screen readers.', fields: ['number'] },
  'search.loading': {
    note: 'Stands behind the number of results while the full answers are still being searched.',
  },
  'search.lost': { note: 'Stands below the results when a request was lost.' },
  'search.again': { note: 'Button that searches the full answers again after that.' },
  'search.none': { note: 'Said when there is no result.', fields: ['query'] },
  'search.nearest': {
    note: 'Stands there, too. {{keyword}} is a link that searches for a keyword that looks similar.',
    fields: ['keyword'],
  },
  'search.keywords': { note: 'Heading above the index of keywords, such as the last pages of a book have.' },
  'legacy.text': { note: 'Stands on the page at an old address.' },
  'legacy.link': { note: 'Link from there to the page that took its place.', fields: ['title'] },
  'notFound.title': { note: 'Title of the page that is shown for an address that does not exist.' },
  'notFound.text': { note: 'What to do when an address does not exist.' },
  'translations.title': {
    note: 'Title of the page that shows the state of the translations.',
    sourceOnly: true,
  },
  'translations.short': { note: 'What that page is good for.', sourceOnly: true },
  'translations.priority': { note: 'Heading of a column: how urgent texts are.', sourceOnly: true },
  'translations.all': { note: 'Heading of the row that counts texts of every priority.', sourceOnly: true },
  'translations.unpublished': {
    note: 'Stands behind the name of a language that is in preparation.',
    sourceOnly: true,
  },
  'translations.next': {
    note: 'Heading above the list of texts to translate next, most urgent first.',
    sourceOnly: true,
  },
  'translations.more': {
    note: 'Behind a list that is shortened: how many texts of a priority are not shown. {{priority}} is one of the words below.',
    fields: ['count', 'priority'],
    plural: true,
    sourceOnly: true,
  },
  'translations.complete': { note: 'Instead of that list, when there is nothing to do.', sourceOnly: true },
  'translations.data': { note: 'Link to the same as a file for programs.', sourceOnly: true },
  'priority.high': { note: 'How urgent a translation is: nothing is released without it.', sourceOnly: true },
  'priority.medium': { note: 'How urgent a translation is: the normal case.', sourceOnly: true },
  'priority.low': { note: 'How urgent a translation is: when time allows.', sourceOnly: true },
  'priority.optional': { note: 'How urgent a translation is: may be left out.', sourceOnly: true },
  'state.current': { note: 'Of a translation that says what the source text says.', sourceOnly: true },
  'state.outdated': { note: 'Of a translation that is older than its source text.', sourceOnly: true },
  'state.missing': { note: 'Of a text without a translation.', sourceOnly: true },
  'state.unchecked': { note: 'Of a translation that no second reader has checked.', sourceOnly: true },
  'notFound.home': { note: 'Link from there to the start page.' },
} as const satisfies Record<string, Word>;

/** A key of the dictionary, without the plural form. */
export type WordKey = keyof typeof words;

/** A word of the list, with all its properties. */
export const describeWord = (key: WordKey): Word => words[key];

/** All keys. */
export const wordKeys = Object.keys(words) as WordKey[];
