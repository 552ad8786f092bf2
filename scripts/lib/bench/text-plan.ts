import type { Random } from './random.ts';
import { inventPhrase, inventWord, type Tongue } from './tongue.ts';

/** A sentence of so many words, with a named link, bold words or code in it. */
interface SentencePlan {
  length: number;
  link?: string;
  isBold: boolean;
  code?: string;
}

/** A part of a text. */
type BlockPlan =
  | { kind: 'paragraph'; sentences: SentencePlan[] }
  | { kind: 'list'; isOrdered: boolean; items: SentencePlan[] }
  | { kind: 'code'; lines: string[] }
  | { kind: 'box'; name: 'Note' | 'Warning'; sentences: SentencePlan[] }
  | { kind: 'heading'; length: number };

/** What a text is made of, the same in every language: a translation has the links, boxes and code of its source. */
export type TextPlan = readonly BlockPlan[];

const codeWords = ['config', 'set', 'port', 'server', 'list', 'check', 'status'] as const;

function planSentence(random: Random, links: readonly string[]): SentencePlan {
  const link = random.next() < 0.25 ? links[random.between(0, links.length - 1)] : undefined;
  return {
    length: random.between(6, 18),
    ...(link === undefined ? {} : { link }),
    isBold: random.next() < 0.08,
    ...(random.next() < 0.08 ? { code: `${random.pick(codeWords)}-${random.pick(codeWords)}` } : {}),
  };
}

const several = <T>(random: Random, least: number, most: number, make: () => T): T[] =>
  Array.from({ length: random.between(least, most) }, make);

function planBlock(random: Random, links: readonly string[]): BlockPlan {
  const sentence = (): SentencePlan => planSentence(random, links);
  const kind = random.next();
  if (kind < 0.55) return { kind: 'paragraph', sentences: several(random, 1, 4, sentence) };
  if (kind < 0.82)
    return { kind: 'list', isOrdered: random.next() < 0.4, items: several(random, 2, 5, sentence) };
  if (kind < 0.9) {
    const line = (): string =>
      `${random.pick(codeWords)} --${random.pick(codeWords)} ${String(random.between(1, 999))}`;
    return { kind: 'code', lines: several(random, 1, 3, line) };
  }
  const name = random.pick<'Note' | 'Warning'>(['Note', 'Warning']);
  return { kind: 'box', name, sentences: several(random, 1, 2, sentence) };
}

/**
 * Plans a text of about 1,400 bytes: a beginning and up to three parts with a heading.
 * @param links named links that it may have: `question:first`
 */
export function planText(random: Random, links: readonly string[]): TextPlan {
  const block = (): BlockPlan => planBlock(random, links);
  const parts = several(random, 0, 3, (): BlockPlan[] => [
    { kind: 'heading', length: random.between(2, 6) },
    ...several(random, 1, 3, block),
  ]);
  const first: BlockPlan = { kind: 'paragraph', sentences: [planSentence(random, links)] };
  return [first, ...several(random, 1, 2, block), ...parts.flat()];
}

function writeSentence(plan: SentencePlan, tongue: Tongue, random: Random): string {
  const { length, link, isBold, code } = plan;
  const pieces = [inventPhrase(tongue, random, length)];
  if (link !== undefined) pieces.push(`[${inventWord(tongue, random)}](${link})`);
  if (isBold) pieces.push(`**${inventWord(tongue, random)}**`);
  if (code !== undefined) pieces.push(`\`${code}\``);
  // Markdown needs a blank beside marks, also in languages that have none.
  return `${pieces.join(' ')}${tongue.stop}`;
}

function writeBlock(plan: BlockPlan, tongue: Tongue, random: Random): string {
  const write = (sentence: SentencePlan): string => writeSentence(sentence, tongue, random);
  switch (plan.kind) {
    case 'paragraph':
      return plan.sentences.map(write).join(' ');
    case 'list':
      return plan.items
        .map((item, index) => `${plan.isOrdered ? `${String(index + 1)}.` : '-'} ${write(item)}`)
        .join('\n');
    case 'code':
      return ['```sh', ...plan.lines, '```'].join('\n');
    case 'box':
      return `<${plan.name}>\n\n${plan.sentences.map(write).join(' ')}\n\n</${plan.name}>`;
    case 'heading':
      return `## ${inventPhrase(tongue, random, plan.length)}`;
  }
}

/** Writes a planned text in a language, as Markdown. */
export const writeText = (plan: TextPlan, tongue: Tongue, random: Random): string =>
  plan.map((block) => writeBlock(block, tongue, random)).join('\n\n');
