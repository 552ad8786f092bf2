import { parseHead, type Place } from '../../../src/core/document.ts';
import { priorities } from '../../../src/core/front-matter.ts';
import { textKinds, type TextKind } from '../../../src/core/model.ts';
import type { Digest } from '../../../src/core/revision.ts';
import type { CorpusOutline } from './corpus-settings.ts';
import { seedRandom, type Random } from './random.ts';
import { planText, writeText } from './text-plan.ts';
import { inventPhrase, type Tongue } from './tongue.ts';

/** A text of a made-up site in all of its languages. */
export interface CorpusText {
  kind: TextKind;
  id: string;
}

/** Folder of each kind. */
const folders: Record<TextKind, string> = { question: 'questions', page: 'pages', letter: 'letters' };

/** The letter that holds what all letters share. */
const frame = 'frame';

/** All texts, each kind in the order of the outline. */
export function listTexts({ questions, letters }: CorpusOutline): CorpusText[] {
  const ids: Record<TextKind, string[]> = {
    question: questions,
    page: ['about'],
    letter: [frame, ...letters],
  };
  return textKinds.flatMap((kind) => ids[kind].map((id) => ({ kind, id })));
}

/** Path of a text inside the content folder. */
export const corpusPath = ({ kind, id }: CorpusText, tag: string): string =>
  `${tag}/${folders[kind]}/${id}.mdx`;

const some = (random: Random, items: readonly string[], most: number): string[] => [
  ...new Set(
    Array.from({ length: random.between(0, most) }, () => items[random.between(0, items.length - 1)] ?? ''),
  ),
];

const listOf = (items: readonly string[]): string => `[${items.join(', ')}]`;

/** The lines of the front matter that only the source text has. */
function writeFacts({ kind, id }: CorpusText, { questions, links }: CorpusOutline, random: Random): string[] {
  const others = questions.filter((one) => one !== id);
  return [
    `priority: ${random.pick(priorities)}`,
    `reviewed: 202${String(random.between(3, 6))}-0${String(random.between(1, 9))}-1${String(random.between(0, 9))}`,
    `sources: ${listOf(some(random, links, 3))}`,
    `related: ${listOf(some(random, others, 3))}`,
    ...(kind === 'question' && random.next() < 0.3 ? [`legacy: [Old.${id}]`] : []),
  ];
}

function writeLetter(tongue: Tongue, random: Random, isFrame: boolean): string {
  const words = (length: number): string => inventPhrase(tongue, random, length);
  if (!isFrame)
    return `${words(12)} {address} ${words(5)} {day}${tongue.stop}\n\n${words(20)} {port}${tongue.stop}`;
  const part = (text: string): string => `## ${words(2)}\n\n${text}`;
  return [part(`${words(1)} {name},`), part(words(40)), part(words(15)), part(`${words(2)}\\\n{name}`)].join(
    '\n\n',
  );
}

function writeBody({ kind, id }: CorpusText, outline: CorpusOutline, tongue: Tongue): string {
  const random = seedRandom(`body ${id} ${tongue.tag}`);
  if (kind === 'letter') return writeLetter(tongue, random, id === frame);
  const plan = seedRandom(`plan ${id}`);
  const questions = some(plan, outline.questions, 8).filter((one) => one !== id);
  const names = [
    ...questions.map((one) => `question:${one}`),
    ...some(plan, outline.links, 4).map((one) => `link:${one}`),
  ];
  return writeText(planText(plan, names), tongue, random);
}

/** Lines that every language has. */
function writeWords({ kind, id }: CorpusText, tongue: Tongue): string[] {
  const random = seedRandom(`head ${id} ${tongue.tag}`);
  const phrase = (length: number): string => JSON.stringify(inventPhrase(tongue, random, length));
  return [
    `title: ${phrase(random.between(4, 9))}`,
    `short: ${phrase(random.between(10, 25))}`,
    ...(kind === 'letter'
      ? [`not-for: ${phrase(10)}`, `subject: ${JSON.stringify(`${tongue.words[1] ?? 'a'} {address}`)}`]
      : []),
    `keywords: [${phrase(1)}, ${phrase(2)}]`,
  ];
}

const join = (lines: readonly string[], body: string): string => `---\n${lines.join('\n')}\n---\n\n${body}\n`;

/** A text in the source language. */
export function writeSource(text: CorpusText, outline: CorpusOutline, tongue: Tongue): string {
  const facts = writeFacts(text, outline, seedRandom(`facts ${text.id}`));
  return join([...writeWords(text, tongue), ...facts], writeBody(text, outline, tongue));
}

/**
 * A translation, which may be of an older text than the present one and may have been checked; one text in nine has none.
 * @param revision that of the present source text
 */
export function writeTranslation(
  text: CorpusText,
  outline: CorpusOutline,
  tongue: Tongue,
  revision: string,
): string | undefined {
  const state = seedRandom(`state ${text.id} ${tongue.tag}`).next();
  if (text.kind === 'question' && state < 0.11) return undefined;
  const isOld = state > 0.89;
  return join(
    [
      ...writeWords(text, tongue),
      `revision: "${isOld ? '0123456789ab' : revision}"`,
      `checked: ${String(state > 0.4)}`,
    ],
    writeBody(text, outline, tongue),
  );
}

/** Revision of a source text. */
export function findRevision(text: CorpusText, tag: string, words: string, digest: Digest): string {
  const place: Place = { ...text, lang: tag, isSource: true };
  return parseHead({ path: corpusPath(text, tag), text: words }, place, digest).text?.revision ?? '';
}
