import { parseArgs, type ParseArgsConfig } from 'node:util';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '../../src/core/nearest.ts';
import { contentVariable, outVariable } from '../../src/disk/folders.ts';

/** Exit codes of every command: 0 fine, 1 the content or a test has problems, 2 wrong use, 3 could not run. */
export const exitCodes = { ok: 0, findings: 1, usage: 2, failed: 3 } as const;

/** Says what was wrong with the command's own words, and ends it. */
export function stopForUsage(message: string, usage: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(exitCodes.usage);
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Record<string, string | boolean | undefined>;

/** What a command was told. */
export interface Command {
  values: Values;
  /** Options that may be given more than once. */
  lists: Record<string, string[]>;
  positionals: string[];
}

const common: Options = {
  content: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

function useContent(folder: string, usage: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    stopForUsage(
      `There is no folder "${folder}". --content takes the folder that languages.yaml lies in.`,
      usage,
    );
  }
  process.env[contentVariable] = resolve(folder);
}

/** What was wrong with the words, in a sentence; an option that does not exist with the one that was meant. */
function describeFault(error: unknown, names: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '--?([^']*)'/.exec(message)?.[1];
  return unknown === undefined
    ? message
    : `There is no option "--${unknown}"${
        didYouMean(
          `--${unknown}`,
          names.map((name) => `--${name}`),
        ) || '.'
      }`;
}

/** The first word that is no option: the part of a command that has parts. */
export function findPart(): string | undefined {
  const words = process.argv.slice(2);
  const isValue = (index: number): boolean => ['--content', '--out'].includes(words[index - 1] ?? '');
  return words.find((word, index) => !word.startsWith('-') && !isValue(index));
}

/**
 * Reads the words of a command. `--content <folder>` and `--out <folder>` point every command to another site.
 * @param usage printed for --help and when the words are wrong
 * @param options further options of this command
 */
export function readArguments(usage: string, options: Options = {}): Command {
  let parsed: { values: Record<string, Values[string] | string[]>; positionals: string[] };
  try {
    parsed = parseArgs({ options: { ...common, ...options }, allowPositionals: true }) as typeof parsed;
  } catch (error) {
    stopForUsage(describeFault(error, Object.keys({ ...common, ...options })), usage);
  }
  const { positionals } = parsed;
  const values: Values = {};
  const lists: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(parsed.values)) {
    if (Array.isArray(value)) lists[name] = value;
    else values[name] = value;
  }
  if (values['help'] === true) {
    console.log(usage);
    process.exit(exitCodes.ok);
  }
  if (typeof values['content'] === 'string') useContent(values['content'], usage);
  if (typeof values['out'] === 'string') process.env[outVariable] = resolve(values['out']);
  return { values, lists, positionals };
}

/** What a number in the words of a command may be. */
export interface NumberWish {
  /** When it is not said. */
  usual: number;
  least: number;
  most: number;
  /** True where 0.5 is a value, too. */
  mayBePart?: boolean;
}

/** The number of an option. */
export function readNumber(
  { values }: Pick<Command, 'values'>,
  name: string,
  { usual, least, most, mayBePart = false }: NumberWish,
  usage: string,
): number {
  const word = values[name];
  if (word === undefined) return usual;
  const number = word === '' ? NaN : Number(word);
  if (number >= least && number <= most && (mayBePart || Number.isInteger(number))) return number;
  return stopForUsage(
    `"${String(word)}" is no value for --${name}; expected a number from ${String(least)} to ${String(most)}.`,
    usage,
  );
}

const firstPort = 4321;

/** The port of `--port`, or the usual one. */
export function readPort({ values }: Command, usage: string): number {
  const { port } = values;
  if (port === undefined) return firstPort;
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    stopForUsage(`"${String(port)}" is no port; expected a number from 0 to 65535.`, usage);
  }
  return number;
}
