import { buildQueue, listUnchecked, type QueueItem } from '../../../src/core/translations/queue.ts';
import { stopForUsage } from '../arguments.ts';
import { say } from '../report.ts';
import { formatTable } from '../table.ts';
import { listGaps } from './gaps.ts';
import type { Part } from './part.ts';
import { findLanguage, nameFile, openProject, type Project } from './project.ts';

const usage = `npm run translations -- next <language> [--count <number> | --all] [--unchecked] [--json]
What to translate next: the most urgent first, and what is out of date before what is missing. Shows the first ten.
--unchecked lists the translations that wait for a second reader instead.`;

const shown = 10;
const stateOf = ({ isStarted, state }: QueueItem): string =>
  state === 'outdated' ? 'out of date' : isStarted ? 'started' : 'missing';

/** How to begin with an item. */
const firstStep = (tag: string, { id, isStarted, state }: QueueItem): string =>
  isStarted
    ? `overwrite the text in its file, then npm run translations -- done ${tag} ${id}`
    : `npm run translations -- ${state === 'missing' ? 'start' : 'diff'} ${tag} ${id}`;

function readCount(value: string | boolean | undefined): number {
  if (value === undefined) return shown;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1)
    stopForUsage(`"${String(value)}" is no number of lines; expected 1 or more.`, usage);
  return count;
}

function printQueue(project: Project, tag: string, queue: readonly QueueItem[], count: number): void {
  // The interface comes before all texts: without it nothing of a language can be shown.
  const gaps = listGaps(project, tag);
  for (const gap of gaps) console.log(`first       ${gap}`);
  const rows = queue
    .slice(0, count)
    .map((item) => [item.priority, stateOf(item), nameFile(project, item.file), item.title]);
  for (const line of formatTable(rows, ['left', 'left', 'left', 'left'])) console.log(line);
  const [first] = queue;
  if (!first) {
    if (gaps.length === 0) say(`Nothing to do: every text in "${tag}" is there and current.`);
    return;
  }
  if (queue.length > count) say(`... and ${String(queue.length - count)} more; --all shows them.`);
  say(`\nBegin with: ${gaps.length > 0 ? 'the lines marked "first"' : firstStep(tag, first)}`);
}

/** Translations that wait for a second reader. */
function printUnchecked(project: Project, tag: string, count: number): void {
  const entries = listUnchecked(project.catalog, tag);
  const rows = entries
    .slice(0, count)
    .map(({ facts, texts }) => [
      facts.priority,
      nameFile(project, texts[tag]?.file ?? ''),
      texts[tag]?.title ?? '',
    ]);
  for (const line of formatTable(rows, ['left', 'left', 'left'])) console.log(line);
  if (entries.length > count) say(`... and ${String(entries.length - count)} more; --all shows them.`);
  say(
    entries.length === 0
      ? `Nothing to check: a second reader has read every translation into "${tag}".`
      : '\nRead one beside its source text; when it is right, write "checked: true" in its head.',
  );
}

export const next: Part = {
  summary: 'what to translate next',
  usage,
  options: {
    all: { type: 'boolean' },
    count: { type: 'string' },
    json: { type: 'boolean' },
    unchecked: { type: 'boolean' },
  },
  run({ values, positionals: [tag, ...rest] }) {
    const project = openProject(usage);
    if (rest.length > 0) stopForUsage('Expected one language.', usage);
    const { tag: lang } = findLanguage(project, tag);
    const count = values['all'] === true ? Number.POSITIVE_INFINITY : readCount(values['count']);
    const queue = buildQueue(project.catalog, lang);
    if (values['json'] === true) {
      const items = queue.map((item) => ({ ...item, file: nameFile(project, item.file) }));
      console.log(JSON.stringify({ language: lang, queue: items }, undefined, 2));
    } else if (values['unchecked'] === true) printUnchecked(project, lang, count);
    else printQueue(project, lang, queue, count);
  },
};
