import { stringify } from 'yaml';
import { expectedKeys } from '../../../src/i18n/check-words.ts';
import { seedRandom } from './random.ts';
import { inventPhrase, type Tongue } from './tongue.ts';

/** Questions of a section: a page of the size that people can read. */
const sectionSize = 20;
/** Questions of the FAQ that stands on one page. */
const shortFaqSize = 12;
/** Questions for each letter. */
const questionsPerLetter = 40;
/** Addresses outside the site, at most. */
const mostLinks = 200;

/** What a made-up site has, in all of its languages. */
export interface CorpusOutline {
  questions: string[];
  letters: string[];
  links: string[];
  /** A FAQ on one page and one with a page for each section. */
  faqs: { id: string; layout: 'one-page' | 'sections'; sections: { id: string; questions: string[] }[] }[];
}

const number = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${from}-${String(index + 1)}`);

/** The outline of a site with so many questions. */
export function outlineCorpus(count: number): CorpusOutline {
  const questions = number('question', count);
  const rest = questions.slice(shortFaqSize);
  const sections = number('section', Math.ceil(rest.length / sectionSize)).map((id, index) => ({
    id,
    questions: rest.slice(index * sectionSize, (index + 1) * sectionSize),
  }));
  const short = { id: 'part-1', questions: questions.slice(0, shortFaqSize) };
  return {
    questions,
    letters: number('letter', Math.ceil(count / questionsPerLetter)),
    links: number('source', Math.min(mostLinks, Math.ceil(count / 2))),
    faqs: [
      { id: 'first', layout: 'one-page', sections: [short] },
      ...(sections.length > 0 ? [{ id: 'all-others', layout: 'sections' as const, sections }] : []),
    ],
  };
}

/** Fields of letters, of each type one. */
export const letterFields = {
  name: { type: 'text', example: 'Sam', required: true },
  address: { type: 'ip', example: '192.0.2.7', required: true },
  day: { type: 'date', example: '2026-11-20', required: true },
  port: { type: 'port', example: '22', required: false },
};

const letterPlans = (letters: readonly string[]): object[] =>
  letters.map((id, index) => ({
    id,
    to: index % 3 === 0 ? 'provider' : 'complainant',
    severity: ['low', 'medium', 'high'][index % 3],
    opening: ['full', 'short', 'none'][index % 3],
    fields: ['address', 'day', 'port'],
  }));

function inventTitles({ faqs }: CorpusOutline, tongue: Tongue): object {
  const random = seedRandom(`titles ${tongue.tag}`);
  const phrase = (length: number): string => inventPhrase(tongue, random, length);
  return {
    site: { name: phrase(2), tagline: phrase(8), notice: phrase(9) },
    faqs: Object.fromEntries(
      faqs.map(({ id, sections }) => [
        id,
        {
          title: phrase(2),
          short: phrase(12),
          sections: Object.fromEntries(sections.map((section) => [section.id, phrase(3)])),
        },
      ]),
    ),
    letters: { title: phrase(2), short: phrase(9) },
    fields: Object.fromEntries(Object.keys(letterFields).map((name) => [name, phrase(2)])),
  };
}

function inventDictionary(tongue: Tongue): Record<string, string> {
  const random = seedRandom(`dictionary ${tongue.tag}`);
  const entries = [...expectedKeys(tongue.tag)].map(([key, { fields }]) => [
    key,
    [inventPhrase(tongue, random, random.between(1, 4)), ...fields.map((name) => `{{${name}}}`)].join(' '),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The settings files of a made-up site, by path; the list of addresses is made from the texts. */
export function writeSettings(
  outline: CorpusOutline,
  tongues: readonly [Tongue, ...Tongue[]],
): Record<string, string> {
  const { faqs, letters, links } = outline;
  const languages = tongues.map(({ tag, name, dir }) => ({ tag, name, dir, enabled: true }));
  const outside = links.map((name) => [
    name,
    { url: `https://example.org/${name}/`, title: `Example: ${name}`, lang: tongues[0].tag },
  ]);
  const site = { address: 'https://faq.example.org/', report: 'mailto:mistakes@example.org' };
  return {
    'languages.yaml': stringify({ source: tongues[0].tag, languages }),
    'site.yaml': stringify(site),
    'outline.yaml': stringify({ pages: ['about'], faqs, legacy: { 'docs/faq.html.en': 'first' } }),
    'links.yaml': stringify(Object.fromEntries(outside)),
    'letters.yaml': stringify({ frame: 'frame', fields: letterFields, letters: letterPlans(letters) }),
    ...Object.fromEntries(
      tongues.flatMap((tongue) => [
        [`${tongue.tag}/titles.yaml`, stringify(inventTitles(outline, tongue))],
        [`${tongue.tag}/ui.json`, `${JSON.stringify(inventDictionary(tongue), undefined, 2)}\n`],
      ]),
    ),
  };
}
