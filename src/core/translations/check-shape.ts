import type { Remark, Severity } from '../finding.ts';
import { didYouMean } from '../nearest.ts';
import { findAddresses } from './find-addresses.ts';
import { findSurplus, type Piece, type TextShape } from './text-shape.ts';

/** What a translation is held against. */
export interface Comparison {
  shape: TextShape;
  original: TextShape;
  /** File of the source text. */
  file: string;
  severity: Severity;
}

/** How to speak of a kind of piece. */
interface Wording {
  code: string;
  show: (name: string) => string;
  lost: string;
  extra: string;
}

const sayTimes = (count: number): string =>
  count === 0 ? 'not at all' : count === 1 ? 'once' : count === 2 ? 'twice' : `${String(count)} times`;

/** Findings about pieces that stand in one of the texts more often than in the other. */
function comparePieces(
  pieces: readonly Piece[],
  originals: readonly Piece[],
  { file, severity }: Comparison,
  { code, show, lost, extra }: Wording,
): Remark[] {
  const missing = findSurplus(originals, pieces);
  const surplus = findSurplus(pieces, originals);
  const times = (all: readonly Piece[], name: string): string =>
    sayTimes(all.filter(({ text }) => text === name).length);
  const numbers = (name: string): string =>
    `found ${show(name)} ${times(pieces, name)}; expected it ${times(originals, name)}, as in ${file}`;
  const names = [...new Set(surplus.map(({ text }) => text))];
  const others = missing.map(({ text }) => text);
  return [
    ...names.map((name): Remark => ({
      ...{ code, severity, line: surplus.find(({ text }) => text === name)?.line ?? 1 },
      message: `${numbers(name)}${didYouMean(name, others)}`,
      hint: extra,
    })),
    ...[...new Set(others)].map((name): Remark => ({
      ...{ code, severity, line: 1 },
      message: `${numbers(name)}:${String(missing.find(({ text }) => text === name)?.line ?? 1)}`,
      hint: lost,
    })),
  ];
}

const compareLinks = (comparison: Comparison): Remark[] =>
  comparePieces(comparison.shape.links, comparison.original.links, comparison, {
    code: 'translation/links',
    show: (name) => `the link (${name})`,
    lost: 'Put the link on the words that say the same: [words](the name). Its place in the text is yours.',
    extra: 'A translation has the same links as its source: correct the name, or take the link away.',
  });

const compareComponents = (comparison: Comparison): Remark[] =>
  comparePieces(comparison.shape.components, comparison.original.components, comparison, {
    code: 'translation/components',
    show: (name) => `<${name}>`,
    lost: 'Put the passage between the same tags as in the source text.',
    extra: 'A translation has the same boxes as its source: take the tags away.',
  });

const compareFields = (comparison: Comparison): Remark[] => {
  const once = (pieces: readonly Piece[]): Piece[] =>
    pieces.filter((piece, index) => pieces.findIndex(({ text }) => text === piece.text) === index);
  return comparePieces(once(comparison.shape.fields), once(comparison.original.fields), comparison, {
    code: 'translation/fields',
    show: (name) => `the field {${name}}`,
    lost: 'Write it where it belongs in your sentence, with its braces; its name is not translated.',
    extra: 'A translation has the same fields as its source: correct the name, or take it out.',
  });
};

const firstLineOf = (code: string): string =>
  code.split('\n').find((line, index) => index > 0 && line !== '') ?? '';

/** The first line of a code block that is not as in another. */
function findDifference(code: string, other: string): string {
  const lines = other.split('\n');
  const index = code.split('\n').findIndex((line, at) => line !== lines[at]);
  const found = code.split('\n')[index] ?? firstLineOf(code);
  return `found "${found}"; expected "${lines[index] ?? 'the end of the block'}"`;
}

/** Code blocks are the same in every language, but for lines that are comments. Their order may differ. */
function compareCode({ shape, original, file, severity }: Comparison): Remark[] {
  const code = 'translation/code';
  const lost = findSurplus(original.code, shape.code);
  const changed = findSurplus(shape.code, original.code);
  const hint =
    'Code is the same in every language. Only a line that is a comment (#, //, ; or -- and a blank) may be translated.';
  return [
    ...changed.map((piece, index): Remark => {
      const other = lost[index];
      const what = other
        ? `${findDifference(piece.text, other.text)}, as in ${file}:${String(other.line)}`
        : `found a code block that ${file} does not have`;
      return { code, severity, line: piece.line, message: `in a code block: ${what}`, hint };
    }),
    ...lost.slice(changed.length).map((piece): Remark => ({
      ...{ code, severity, line: 1, hint },
      message: `the code block of ${file}:${String(piece.line)} is missing ("${firstLineOf(piece.text)}")`,
    })),
  ];
}

/**
 * An address as the source text would have it: the code of the language in it, standing for itself, is that of the
 * source. Only so may an address differ, `hl=de` for `hl=en`.
 */
function withSourceCode(address: string, lang: string, source: string): string {
  const code = lang.split('-')[0] ?? lang;
  return address.replace(new RegExp(`(?<![a-z0-9])${code}(?![a-z0-9])`, 'g'), source);
}

/** Addresses that readers could follow, and that the source text does not have. */
export function checkAddresses(comparison: Comparison, lang: string, source: string): Remark[] {
  const { shape, original, file, severity } = comparison;
  const known = new Set(original.visible.flatMap(({ text }) => findAddresses(text)));
  return shape.visible.flatMap(({ text, line }) =>
    findAddresses(text)
      .filter((address) => !known.has(address) && !known.has(withSourceCode(address, lang, source)))
      .map((address): Remark => ({
        ...{ code: 'translation/address-new', severity, line },
        message: `found the address "${address}", which ${file} does not have`,
        hint: 'A translation leads nowhere else than its source. Take it out; an address that is missing there belongs into the source text first.',
      })),
  );
}

/** Everything that a translation of the present text has in common with it. */
export const checkShape = (comparison: Comparison): Remark[] => [
  ...compareLinks(comparison),
  ...compareComponents(comparison),
  ...compareCode(comparison),
  ...compareFields(comparison),
];
