import { didYouMean } from '../src/core/nearest.ts';
import { exitCodes, findPart, readArguments, stopForUsage } from './lib/arguments.ts';
import { say } from './lib/report.ts';
import { diff } from './lib/translations/diff.ts';
import { done } from './lib/translations/done.ts';
import { keep } from './lib/translations/keep.ts';
import { next } from './lib/translations/next.ts';
import type { Part } from './lib/translations/part.ts';
import { start } from './lib/translations/start.ts';
import { status } from './lib/translations/status.ts';
import { words } from './lib/translations/words.ts';

/** In the order in which a translator meets them. */
const parts: Record<string, Part> = { status, next, words, start, diff, done, keep };

const list = Object.entries(parts).map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`);
const usage = `npm run translations -- <part> [words] [--content <folder>]
${list.join('\n')}
Each part has --help. content/README.md leads a new translator from here to a first translation.`;

const name = findPart();
if (name === undefined) {
  const { values } = readArguments(usage);
  if (values['help'] !== true) stopForUsage('Which part?', usage);
} else {
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (!part) stopForUsage(`There is no part "${name}"${didYouMean(name, Object.keys(parts)) || '.'}`, usage);
  const { values, positionals } = readArguments(part.usage, part.options);
  try {
    part.run({ values, positionals: positionals.slice(1) });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    say(error.message);
    process.exitCode = exitCodes.failed;
  }
}
