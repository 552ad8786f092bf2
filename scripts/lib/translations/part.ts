import type { ParseArgsConfig } from 'node:util';
import type { Command } from '../arguments.ts';

/** One part of the translator's command, such as `status`. */
export interface Part {
  /** One line for the list of parts. */
  summary: string;
  usage: string;
  options?: NonNullable<ParseArgsConfig['options']>;
  /** @param command its words, without the name of the part */
  run: (command: Pick<Command, 'values' | 'positionals'>) => void;
}
