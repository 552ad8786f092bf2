import { didYouMean } from '../src/core/nearest.ts';
import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { day } from '../src/core/fields.ts';
import { openContent } from '../src/disk/content-source.ts';
import { contentFolder } from '../src/disk/folders.ts';
import { checks } from './lib/checks.ts';
import { findDue } from './lib/due.ts';
import { reportFindings, say } from './lib/report.ts';
import { runJobs } from './lib/test-run.ts';
import { findToday } from './lib/today.ts';

const names = checks.map(({ name }) => name);
const usage = `npm run check [-- ${names.join(' | ')} ...] [--content <folder>]
Checks the project, or only the parts that are named. Writers and translators need only "content".
npm run check -- --due
Lists the texts whose facts were last checked more than two years before today.
--on 2026-11-20 takes another day for today.`;

const { positionals, values } = readArguments(usage, { due: { type: 'boolean' }, on: { type: 'string' } });

const today = typeof values['on'] === 'string' ? values['on'] : findToday();
if (!day.safeParse(today).success)
  stopForUsage(`"${today}" is no day; expected one such as 2026-11-20.`, usage);

/** Prints a line for each text that is due; exit code 0, since age alone is no mistake. */
function listDue(): never {
  const { catalog, findings } = openContent(contentFolder()).content;
  if (!catalog) {
    reportFindings(findings);
    process.exit(exitCodes.findings);
  }
  const due = findDue(catalog, today);
  for (const { file, reviewed, title } of due) console.log(`${reviewed}  ${file}  ${title}`);
  say(
    due.length === 0
      ? 'Nothing is due: every text was checked within the last two years.'
      : `Due: ${String(due.length)}.`,
  );
  process.exit(exitCodes.ok);
}

if (values['due'] === true) listDue();
for (const name of positionals) {
  if (!names.includes(name)) stopForUsage(`There is no check "${name}"${didYouMean(name, names)}`, usage);
}
const chosen = checks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const failed: string[] = [];
const jobs = chosen.map((check) => ({ ...check, run: () => check.run(today) }));
await runJobs(jobs, ({ ok, output }, { name, title }) => {
  if (!ok && name !== 'content') say(output.trimEnd());
  say(`${ok ? 'ok    ' : 'FAILED'}  ${title}`);
  if (!ok) failed.push(name);
});
if (failed.length > 0) process.exitCode = exitCodes.findings;
