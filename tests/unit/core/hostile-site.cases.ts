import type { Severity } from '../../../src/core/finding.ts';
import { completeWords, edit, formatWords, lineOf, textOf, type Change } from '../helpers/site.ts';
import { answer, head } from '../helpers/texts.ts';

/** A change of the small site that must be refused, with the finding, the file and the line that must say so. */
export interface HostileSite {
  name: string;
  change: Change;
  code: string;
  file: string;
  line: number;
  /** What the message must say as well. */
  says?: RegExp;
  /** An error unless it says otherwise. */
  severity?: Severity;
}

const question = answer('Text.');
const ddos = 'en/questions/ddos.mdx';
const german = 'de/questions/ddos.mdx';

const files: HostileSite[] = [
  {
    name: 'two files with one id',
    change: { 'en/questions/old/ddos.mdx': question },
    code: 'content/duplicate-id',
    file: 'en/questions/old/ddos.mdx',
    line: 1,
    says: /en\/questions\/ddos\.mdx/,
  },
  ...['DDoS', 'a_b', 'a b', '-a', 'a--b', 'dd\u00F6s', '..', 'x'.repeat(61)].map((id) => ({
    name: `the id "${id}" in the name of a file`,
    change: { [`en/questions/${id}.mdx`]: question },
    code: 'content/id',
    file: `en/questions/${id}.mdx`,
    line: 1,
  })),
  ...[
    'en/questions/x.md',
    'en/questions/x.mdx.bak',
    'en/x.mdx',
    'en/letters.txt',
    'en/ui.yaml',
    'notes.txt',
  ].map((path) => ({
    name: `the file ${path}`,
    change: { [path]: question },
    code: 'content/file-unexpected',
    file: path,
    line: 1,
  })),
  ...['en/questions/x.js', 'en/pages/x.astro', 'en/pages/x.html', 'en/pages/x.ts'].map((path) => ({
    name: `the program ${path}`,
    change: { [path]: 'export default 1' },
    code: 'content/file-unexpected',
    file: path,
    line: 1,
  })),
  {
    name: 'a misspelt settings file',
    change: { 'link.yaml': '{}' },
    code: 'content/file-unexpected',
    file: 'link.yaml',
    line: 1,
    says: /did you mean "links\.yaml"/,
  },
  {
    name: 'a folder of an unknown language',
    change: { 'dee/questions/ddos.mdx': textOf(german) },
    code: 'content/language-unknown',
    file: 'dee/questions/ddos.mdx',
    line: 1,
    says: /did you mean "de"/,
  },
  ...['languages.yaml', 'site.yaml', 'outline.yaml', 'links.yaml', 'en/titles.yaml', 'de/ui.json'].map(
    (path) => ({
      name: `no ${path}`,
      change: { [path]: undefined },
      code: 'content/file-missing',
      file: path,
      line: 1,
    }),
  ),
  {
    name: 'an outline that is no YAML',
    change: { 'outline.yaml': 'pages: [about\nfaqs: []\n' },
    code: 'content/yaml',
    file: 'outline.yaml',
    line: 2,
  },
];

const outline: HostileSite[] = [
  {
    name: 'an unknown id in the outline',
    change: edit('outline.yaml', '- crime', '- crimes'),
    code: 'outline/question-missing',
    file: 'outline.yaml',
    line: 8,
    says: /did you mean "crime"/,
  },
  {
    name: 'an id of the outline that every object has',
    change: edit('outline.yaml', '- crime', '- crime\n          - constructor'),
    code: 'outline/question-missing',
    file: 'outline.yaml',
    line: 9,
  },
  {
    name: 'an unknown page in the outline',
    change: edit('outline.yaml', '[about]', '[about, abouts]'),
    code: 'outline/page-missing',
    file: 'outline.yaml',
    line: 1,
    says: /did you mean "about"/,
  },
  {
    name: 'a page of the outline that every object has',
    change: edit('outline.yaml', '[about]', '[about, constructor]'),
    code: 'outline/page-missing',
    file: 'outline.yaml',
    line: 1,
  },
  {
    name: 'a question that is not in the outline',
    change: edit('outline.yaml', '          - crime\n', ''),
    code: 'outline/unlisted',
    file: 'en/questions/crime.mdx',
    line: 1,
  },
  {
    name: 'a page that is not in the outline',
    change: edit('outline.yaml', '[about]', '[]'),
    code: 'outline/unlisted',
    file: 'en/pages/about.mdx',
    line: 1,
  },
  {
    name: 'a FAQ with the name of a page',
    change: edit('outline.yaml', 'id: abuse', 'id: about'),
    code: 'content/duplicate-id',
    file: 'outline.yaml',
    line: 3,
  },
  {
    name: 'a FAQ with the name of the start page',
    change: edit('outline.yaml', 'id: abuse', 'id: index'),
    code: 'content/duplicate-id',
    file: 'outline.yaml',
    line: 3,
  },
  {
    name: 'a FAQ with the name of the search page',
    change: edit('outline.yaml', 'id: abuse', 'id: search'),
    code: 'content/duplicate-id',
    file: 'outline.yaml',
    line: 3,
  },
  ...['robots.txt', 'sitemap.xml', 'translations.html', 'pagefind', 'index.html/x', 'old.html/x'].map(
    (path) => ({
      name: `an old path where the site has something else: ${path}`,
      change: { 'outline.yaml': `${textOf('outline.yaml')}legacy:\n  old.html: about\n  ${path}: about\n` },
      code: 'content/duplicate-id',
      file: 'outline.yaml',
      line: textOf('outline.yaml').split('\n').length + 2,
    }),
  ),
  {
    name: 'a page with the name of the start page',
    change: { ...edit('outline.yaml', '[about]', '[about, index]'), 'en/pages/index.mdx': question },
    code: 'content/duplicate-id',
    file: 'outline.yaml',
    line: 1,
  },
  {
    name: 'a question twice in a section',
    change: edit('outline.yaml', '- crime', '- ddos'),
    code: 'content/field-invalid',
    file: 'outline.yaml',
    line: 7,
  },
  {
    name: 'an anchor twice on a page',
    change: edit(ddos, 'legacy: [DDoS]', 'legacy: [DDoS, crime]'),
    code: 'content/anchor-duplicate',
    file: ddos,
    line: 1,
  },
];

const names: HostileSite[] = [
  {
    name: 'a link to an unknown question',
    change: edit(ddos, '(question:crime)', '(question:crimes)'),
    code: 'links/name-unknown',
    file: ddos,
    line: 11,
    says: /no question "crimes"; did you mean "crime"/,
  },
  {
    name: 'a link to a question that every object has',
    change: edit(ddos, '(question:crime)', '(question:constructor)'),
    code: 'links/name-unknown',
    file: ddos,
    line: 11,
  },
  {
    name: 'a link to an unknown page',
    change: edit(ddos, '(question:crime)', '(page:abouts)'),
    code: 'links/name-unknown',
    file: ddos,
    line: 11,
    says: /no page "abouts"; did you mean "about"/,
  },
  {
    name: 'a link with an unknown name',
    change: edit(ddos, 'link:tor-ddos', 'link:tor-dos'),
    code: 'links/name-unknown',
    file: ddos,
    line: 15,
    says: /links\.yaml has no name "tor-dos"; did you mean "tor-ddos"/,
  },
  {
    name: 'a link of a translation to an unknown question',
    change: edit(german, '(question:crime)', '(question:verbrechen)'),
    code: 'links/name-unknown',
    file: german,
    line: 7,
  },
  {
    name: 'an unknown source',
    change: edit(ddos, 'sources: [tor-ddos]', 'sources:\n  - tor-ddos\n  - tor-x'),
    code: 'links/name-unknown',
    file: ddos,
    line: 8,
  },
  {
    name: 'an unknown related question',
    change: edit(ddos, 'related: [crime]', 'related: [crim]'),
    code: 'links/name-unknown',
    file: ddos,
    line: 7,
    says: /did you mean "crime"/,
  },
  {
    name: 'an address that nothing uses',
    change: edit(
      'links.yaml',
      'tor-ddos:',
      'tor-x:\n  url: https://example.org/\n  title: X\n  lang: en\ntor-ddos:',
    ),
    code: 'links/unused',
    file: 'links.yaml',
    line: 1,
    severity: 'warning',
  },
];

const badAddresses = [
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example/',
    'ftp://example.org/',
    'https://',
    'example.org',
  ],
  ...[
    '"https://evil.example/\\"onclick"',
    '"https://evil.example/ x"',
    '"https://evil.example/\'x"',
    'https://a.example\\@b',
  ],
  ...[
    'https://support.torproject.org@evil.example/',
    'https://support.torpr\u043Eject.org/',
    'https:///evil.example/',
  ],
];

const outside: HostileSite[] = [
  ...badAddresses.map((url) => ({
    name: `the address ${url} in links.yaml`,
    change: edit('links.yaml', 'https://support.torproject.org/abuse/', url),
    code: 'content/field-invalid',
    file: 'links.yaml',
    line: 2,
  })),
  {
    name: 'a name in links.yaml that is no name',
    change: edit('links.yaml', 'tor-ddos:', 'Tor_DDoS:'),
    code: 'content/field-invalid',
    file: 'links.yaml',
    line: 1,
    says: /lower-case letters/,
  },
  {
    name: 'an address without a title',
    change: { 'links.yaml': 'tor-ddos: { url: "https://example.org/", lang: en }\n' },
    code: 'content/field-missing',
    file: 'links.yaml',
    line: 1,
    says: /title/,
  },
  {
    name: 'U+202E in links.yaml',
    change: edit('links.yaml', 'Tor Support', 'Tor \u202ESupport'),
    code: 'text/bidirectional',
    file: 'links.yaml',
    line: 3,
  },
  {
    name: 'a version 2 onion address',
    change: { 'site.yaml': '# Where it is.\nonion: http://expyuzz4wqqyqhjn.onion/\n' },
    code: 'content/field-invalid',
    file: 'site.yaml',
    line: 2,
    says: /16 characters.* version 3/,
  },
  {
    name: 'an onion address with a wrong checksum',
    change: {
      'site.yaml': 'onion: http://bnxm6tcb7sgnyulyd2e7yqvbz3narpykokqrkgcdwt5wxbdizofxfkad.onion/\n',
    },
    code: 'content/field-invalid',
    file: 'site.yaml',
    line: 1,
    says: /checksum/,
  },
  {
    name: 'an onion address that is none',
    change: { 'site.yaml': 'address: https://example.org/\nonion: https://example.org/\n' },
    code: 'content/field-invalid',
    file: 'site.yaml',
    line: 2,
  },
  {
    name: 'an onion address whose path is not that of the address',
    change: {
      'site.yaml':
        'address: https://example.org/faq/\nonion: http://anxm6tcb7sgnyulyd2e7yqvbz3narpykokqrkgcdwt5wxbdizofxfkad.onion/\n',
    },
    code: 'content/field-invalid',
    file: 'site.yaml',
    line: 2,
    says: /same path/,
  },
  {
    name: 'a publish.yaml with a secret key in the place of the public one',
    change: { 'publish.yaml': `key: RWRTY0Iy${'A'.repeat(204)}\n` },
    code: 'content/field-invalid',
    file: 'publish.yaml',
    line: 1,
    says: /public key/,
  },
  {
    name: 'a target that would run something on its way through a shell',
    change: { 'publish.yaml': "targets:\n  mirror:\n    to: 'faq@example.org:/srv/$(id)'\n" },
    code: 'content/field-invalid',
    file: 'publish.yaml',
    line: 3,
    says: /whole path/,
  },
  {
    name: 'an option of ssh as the host of a target',
    change: { 'publish.yaml': "targets:\n  mirror:\n    to: '-oProxyCommand=id:/srv/faq'\n" },
    code: 'content/field-invalid',
    file: 'publish.yaml',
    line: 3,
    says: /whole path/,
  },
  {
    name: 'an address without a slash at its end',
    change: { 'site.yaml': 'address: https://example.org/faq\n' },
    code: 'content/field-invalid',
    file: 'site.yaml',
    line: 1,
  },
  {
    name: 'javascript: as the place for mistakes',
    change: { 'site.yaml': 'report: javascript:alert(1)\n' },
    code: 'content/field-invalid',
    file: 'site.yaml',
    line: 1,
  },
  {
    name: 'an unknown field of the site',
    change: { 'site.yaml': 'adress: https://example.org/\n' },
    code: 'content/field-unknown',
    file: 'site.yaml',
    line: 1,
    says: /did you mean "address"/,
  },
];

const languages: HostileSite[] = [
  ...['de_DE', 'DE', 'd', 'german', '../de', 'de-', 'xx-', '5', '""'].map((tag) => ({
    name: `the language tag ${tag}`,
    change: edit('languages.yaml', 'tag: de', `tag: ${tag}`),
    code: 'content/field-invalid',
    file: 'languages.yaml',
    line: 7,
  })),
  {
    name: 'a language twice',
    change: edit('languages.yaml', 'tag: de', 'tag: en'),
    code: 'content/field-invalid',
    file: 'languages.yaml',
    line: 3,
  },
  {
    name: 'a source language that is not in the list',
    change: edit('languages.yaml', 'source: en', 'source: fr'),
    code: 'content/field-invalid',
    file: 'languages.yaml',
    line: 1,
  },
  {
    name: 'a language without a direction',
    change: edit(
      'languages.yaml',
      '    dir: ltr\n    enabled: true\n  - tag: de',
      '    enabled: true\n  - tag: de',
    ),
    code: 'content/field-missing',
    file: 'languages.yaml',
    line: 3,
    says: /dir/,
  },
  {
    name: 'a direction that is none',
    change: edit('languages.yaml', 'dir: ltr', 'dir: left'),
    code: 'content/field-invalid',
    file: 'languages.yaml',
    line: 5,
    says: /ltr, rtl/,
  },
];

const translations: HostileSite[] = [
  {
    name: 'a translation of a question that does not exist',
    change: { 'de/questions/ddoss.mdx': textOf(german) },
    code: 'translation/source-missing',
    file: 'de/questions/ddoss.mdx',
    line: 1,
    says: /did you mean "ddos"/,
  },
  {
    name: 'a translation of something that every object has',
    change: { 'de/questions/constructor.mdx': textOf(german) },
    code: 'translation/source-missing',
    file: 'de/questions/constructor.mdx',
    line: 1,
  },
  {
    name: 'a page that translates a question',
    change: { 'de/pages/ddos.mdx': textOf(german) },
    code: 'translation/source-missing',
    file: 'de/pages/ddos.mdx',
    line: 1,
  },
  {
    name: 'a heading that a translation lacks',
    change: edit(german, '## Was durchkommt\n\n', ''),
    code: 'translation/headings',
    file: german,
    line: 1,
    says: /none; expected ##, as in en\/questions\/ddos\.mdx/,
    severity: 'warning',
  },
  {
    name: 'a heading that a translation adds',
    change: edit(german, 'Wenig.', 'Wenig.\n\n### Mehr\n\nMehr.'),
    code: 'translation/headings',
    file: german,
    line: 13,
    says: /## ###/,
    severity: 'warning',
  },
  {
    name: 'a priority in a translation',
    change: edit(german, 'revision:', 'priority: 1-high\nrevision:'),
    code: 'content/field-unknown',
    file: german,
    line: 4,
  },
  {
    name: 'an anchor in a translation',
    change: edit(german, 'revision:', 'legacy: [x]\nrevision:'),
    code: 'content/field-unknown',
    file: german,
    line: 4,
  },
  {
    name: 'a translation without a revision',
    change: edit(german, 'revision: 3fa9c2d41b7e\n', ''),
    code: 'content/field-missing',
    file: german,
    line: 2,
    says: /revision/,
  },
  {
    name: 'a revision that is a number',
    change: edit(german, '3fa9c2d41b7e', '123456789012'),
    code: 'content/field-invalid',
    file: german,
    line: 4,
    says: /between quotes/,
  },
  {
    name: 'a word for true',
    change: edit(german, 'revision:', 'checked: yes\nrevision:'),
    code: 'content/field-invalid',
    file: german,
    line: 4,
    says: /true or false/,
  },
  {
    name: 'an expression in a translation',
    change: edit(german, 'Wenig.', '{alert(1)}'),
    code: 'mdx/expression',
    file: german,
    line: 11,
  },
  {
    name: 'an import on a page',
    change: { 'en/pages/about.mdx': `${head}import x from 'y'\n` },
    code: 'mdx/import-export',
    file: 'en/pages/about.mdx',
    line: 9,
  },
  {
    name: 'an urgent question that is not translated',
    change: edit('en/questions/crime.mdx', '2-medium', '1-high'),
    code: 'translation/urgent-missing',
    file: 'en/questions/crime.mdx',
    line: 1,
    severity: 'warning',
  },
];

const titles: HostileSite[] = [
  {
    name: 'a section without a title',
    change: edit(
      'de/titles.yaml',
      '    sections:\n      misuse: When Tor is misused (de)',
      '    sections: {}',
    ),
    code: 'titles/missing',
    file: 'de/titles.yaml',
    line: 9,
    says: /misuse/,
  },
  {
    name: 'a section without a title that every object has',
    change: edit(
      'outline.yaml',
      '- id: misuse',
      '- id: constructor\n        questions: []\n      - id: misuse',
    ),
    code: 'titles/missing',
    file: 'en/titles.yaml',
    line: 9,
    says: /constructor/,
  },
  {
    name: 'a FAQ without a title',
    change: { 'de/titles.yaml': `${textOf('de/titles.yaml').split('faqs:')[0] ?? ''}faqs: {}\n` },
    code: 'titles/missing',
    file: 'de/titles.yaml',
    line: 5,
    says: /abuse/,
  },
  {
    name: 'a title of an unknown section',
    change: edit('de/titles.yaml', '      misuse:', '      misue: X\n      misuse:'),
    code: 'titles/unknown',
    file: 'de/titles.yaml',
    line: 10,
    says: /did you mean "misuse"/,
  },
  {
    name: 'a title of an unknown FAQ',
    change: edit('de/titles.yaml', '  abuse:', '  abuser:'),
    code: 'titles/unknown',
    file: 'de/titles.yaml',
    line: 6,
    says: /did you mean "abuse"/,
  },
  {
    name: 'an unknown field of the titles',
    change: edit('de/titles.yaml', '  tagline:', '  tag-line:'),
    code: 'content/field-unknown',
    file: 'de/titles.yaml',
    line: 3,
    says: /did you mean "tagline"/,
  },
];

/** ui.json of a language with some keys changed; undefined takes a key out. */
function wordsWith(lang: string, changes: Record<string, string | undefined>): string {
  const entries = Object.entries({ ...completeWords(lang), ...changes });
  return formatWords(
    Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  );
}

const wordCases: [
  name: string,
  code: string,
  key: string,
  changes: Record<string, string | undefined>,
  says?: RegExp,
][] = [
  [
    'a misspelt key',
    'ui/key-unknown',
    'nav.hoem',
    { 'nav.home': undefined, 'nav.hoem': 'Start' },
    /did you mean "nav\.home"/,
  ],
  ['a plural form of another language', 'ui/key-unknown', 'faq.count_few', { 'faq.count_few': '{{count}}' }],
  ['a plural without its form', 'ui/key-unknown', 'faq.count', { 'faq.count': '{{count}} Fragen' }],
  [
    'a misspelt placeholder',
    'ui/fields',
    'text.original',
    { 'text.original': 'In {{langauge}}' },
    /expected \{\{language\}\}/,
  ],
  ['a translated placeholder', 'ui/fields', 'text.original', { 'text.original': 'In {{Sprache}}' }],
  [
    'a lost placeholder',
    'ui/fields',
    'text.original',
    { 'text.original': 'Original' },
    /no field; expected \{\{language\}\}/,
  ],
  ['a placeholder that is not closed', 'ui/fields', 'text.original', { 'text.original': 'In {{language' }],
  [
    'a placeholder closed with one brace',
    'ui/fields',
    'text.original',
    { 'text.original': 'In {{language}.' },
  ],
  ['a placeholder with three braces', 'ui/fields', 'text.original', { 'text.original': 'In {{{language}}}' }],
  ['a placeholder with one brace', 'ui/fields', 'text.original', { 'text.original': 'In {language}' }],
  ['a placeholder too many', 'ui/fields', 'nav.home', { 'nav.home': 'Start {{date}}' }, /expected no field/],
  ['a placeholder with a path', 'ui/fields', 'nav.home', { 'nav.home': 'Start {{a.b}}' }],
  ['a placeholder with a format', 'ui/fields', 'nav.home', { 'nav.home': 'Start {{date, uppercase}}' }],
  ['an unescaped placeholder', 'ui/fields', 'nav.home', { 'nav.home': 'Start {{- date}}' }],
  ['a key inside a text', 'ui/fields', 'nav.home', { 'nav.home': '$t(nav.label)' }],
  ['an empty word', 'content/field-invalid', 'nav.home', { 'nav.home': '' }],
  ['U+202E in a word', 'text/bidirectional', 'nav.home', { 'nav.home': 'St\u202Eart' }],
];

const words: HostileSite[] = [
  ...wordCases.map(([name, code, key, changes, says]) => {
    const text = wordsWith('de', changes);
    return {
      ...{ name, code, file: 'de/ui.json', change: { 'de/ui.json': text }, line: lineOf(text, `"${key}":`) },
      ...(says ? { says } : {}),
    };
  }),
  {
    name: 'a missing key',
    change: { 'de/ui.json': wordsWith('de', { 'nav.home': undefined }) },
    code: 'ui/key-missing',
    file: 'de/ui.json',
    line: 1,
    says: /nav\.home/,
  },
  {
    name: 'a missing plural form',
    change: { 'de/ui.json': wordsWith('de', { 'faq.count_other': undefined }) },
    code: 'ui/key-missing',
    file: 'de/ui.json',
    line: 1,
    says: /faq\.count_other/,
  },
  {
    name: 'a key twice',
    change: edit('de/ui.json', '{\n', '{\n  "nav.home": "Start",\n'),
    code: 'content/yaml',
    file: 'de/ui.json',
    line: lineOf(textOf('de/ui.json'), '"nav.home":') + 1,
  },
  {
    name: '__proto__ as a key',
    change: edit('de/ui.json', '{\n', '{\n  "__proto__": "x",\n'),
    code: 'content/field-unknown',
    file: 'de/ui.json',
    line: 2,
  },
  {
    name: 'a number as a word',
    change: edit('de/ui.json', '"nav.home": "Wort"', '"nav.home": 5'),
    code: 'content/field-invalid',
    file: 'de/ui.json',
    line: lineOf(textOf('de/ui.json'), '"nav.home":'),
  },
  {
    name: 'U+202E as an escape in JSON',
    change: edit('de/ui.json', '"nav.home": "Wort"', '"nav.home": "\\u202EWort"'),
    code: 'text/bidirectional',
    file: 'de/ui.json',
    line: lineOf(textOf('de/ui.json'), '"nav.home":'),
  },
  {
    name: 'words that are a list',
    change: { 'de/ui.json': '[]\n' },
    code: 'content/field-invalid',
    file: 'de/ui.json',
    line: 1,
  },
];

const addresses: HostileSite[] = [
  {
    name: 'a question that was published and is gone',
    change: edit('addresses.lock', 'abuse.html#crime\n', 'abuse.html#crime\nabuse.html#ddo\n'),
    code: 'addresses/vanished',
    file: 'addresses.lock',
    line: 9,
    says: /"abuse\.html#ddo" is gone/,
  },
  {
    name: 'a page that was published and is gone',
    change: edit('addresses.lock', 'abuse.html\n', 'abuse-old.html\nabuse-old.html#ddos\nabuse.html\n'),
    code: 'addresses/vanished',
    file: 'addresses.lock',
    line: 7,
  },
  {
    name: 'an old anchor that a question no longer has',
    change: edit(ddos, 'legacy: [DDoS]\n', ''),
    code: 'addresses/vanished',
    file: 'addresses.lock',
    line: 7,
    says: /abuse\.html#DDoS/,
  },
  {
    name: 'a heading that was renamed',
    change: edit(ddos, '## What can come through', '## What does come through'),
    code: 'addresses/vanished',
    file: 'addresses.lock',
    line: 10,
    says: /did you mean "abuse\.html#ddos--what-does-come-through"/,
  },
  {
    name: 'an address that is not locked yet',
    change: edit('addresses.lock', 'abuse.html#crime\n', ''),
    code: 'addresses/not-locked',
    file: 'addresses.lock',
    line: 1,
    says: /abuse\.html#crime/,
    severity: 'warning',
  },
];

/** What the files of a site could be made of to do harm, or by mistake. */
export const hostileSites: readonly HostileSite[] = [
  ...files,
  ...outline,
  ...names,
  ...outside,
  ...languages,
  ...translations,
  ...titles,
  ...words,
  ...addresses,
];
