import { didYouMean } from '../src/core/nearest.ts';
import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { checks } from './lib/checks.ts';
import { say } from './lib/report.ts';

const names = checks.map(({ name }) => name);
const usage = `npm run check [-- ${names.join(' | ')} ...] [--content <folder>]
Checks the project, or only the parts that are named. Writers and translators need only "content".`;

const { positionals } = readArguments(usage);
for (const name of positionals) {
  if (!names.includes(name)) stopForUsage(`There is no check "${name}"${didYouMean(name, names)}`, usage);
}
const chosen = checks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const failed: string[] = [];
for (const { name, title, run } of chosen) {
  const { ok, output } = await run();
  if (!ok && name !== 'content') say(output.trimEnd());
  say(`${ok ? 'ok    ' : 'FAILED'}  ${title}`);
  if (!ok) failed.push(name);
}
if (failed.length > 0) process.exitCode = exitCodes.findings;
