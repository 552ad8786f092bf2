import { revisionSchema } from '../../../src/core/front-matter.ts';
import { setField } from '../../../src/core/front-matter-edit.ts';
import type { Entry } from '../../../src/core/model.ts';
import { keepRevisions, listOutdated, type Keeping } from '../../../src/core/translations/same-as.ts';
import { exitCodes, stopForUsage } from '../arguments.ts';
import { say } from '../report.ts';
import { readOldTexts } from './old-words.ts';
import type { Part } from './part.ts';
import {
  findEntry,
  nameFile,
  openProject,
  readText,
  sourceText,
  writeText,
  type Project,
} from './project.ts';

const usage = `npm run translations -- keep <id> [--from <revision>]
The last change of this source text needs no new translation (a typo, say): translations that were current before it
stay current. Git says what the text was before; without git, or to go back further, --from names the old revision.`;

/** The revisions that count as the same as the present one, oldest first; or a sentence that says why there are none. */
type Earlier = string[] | string;

/** All revisions of the history back to one of them, oldest first; undefined when it is not there. */
function collectBackTo(
  revisions: Iterable<string>,
  current: string,
  from: string | undefined,
): string[] | undefined {
  const found: string[] = [];
  for (const revision of revisions) {
    if (revision !== current && !found.includes(revision)) found.unshift(revision);
    if (found.length > 0 && (from === undefined || revision === from)) return found;
  }
  return undefined;
}

function findEarlier(project: Project, entry: Entry, from: string | undefined): Earlier {
  const current = sourceText(project, entry).revision;
  if (from === current) return 'That is the present revision. --from takes an older one.';
  const outdated = listOutdated(entry, project.source);
  const old = readOldTexts(project, entry);
  const history = 'texts' in old ? [...old.texts].map(({ revision }) => revision) : [];
  const inHistory = collectBackTo(history, current, from);
  if (inHistory) return inHistory;
  if (from !== undefined)
    return outdated.has(from)
      ? [from]
      : `Neither the git history nor a translation knows the revision ${from}.`;
  const [only, ...others] = [...outdated.keys()];
  if (only === undefined) return 'No translation is out of date, so there is nothing to keep.';
  if (others.length === 0) return [only];
  const list = [...outdated].map(([revision, tags]) => `  --from ${revision}   (${tags.join(', ')})`);
  return `Without a git history it cannot be known which of these came last. Name it:\n${list.join('\n')}`;
}

function writeKeeping(project: Project, entry: Entry, { sameAs, kept }: Keeping): string {
  const { file } = sourceText(project, entry);
  const list = `[${sameAs.map((revision) => `"${revision}"`).join(', ')}]`;
  const text = setField(setField(readText(project, file), 'same-as', list), 'kept', `"${kept}"`);
  writeText(project, file, text);
  return nameFile(project, file);
}

function reportKeeping(project: Project, entry: Entry, sameAs: readonly string[]): void {
  const outdated = listOutdated(entry, project.source);
  const held = sameAs.flatMap((revision) => outdated.get(revision) ?? []);
  const left = [...outdated].filter(([revision]) => !sameAs.includes(revision));
  say(held.length > 0 ? `Current again: ${held.join(', ')}.` : 'No translation was waiting for this.');
  for (const [revision, tags] of left) {
    say(
      `Still out of date: ${tags.join(', ')}, made from the older ${revision}. "npm run translations -- diff ${tags[0] ?? ''} ${entry.id}" shows
what changed since; if that needs no new translation either: npm run translations -- keep ${entry.id} --from ${revision}`,
    );
  }
}

export const keep: Part = {
  summary: 'the last change of a source text needs no new translation',
  usage,
  options: { from: { type: 'string' } },
  run({ values, positionals: [id, ...rest] }) {
    const project = openProject(usage);
    const entry = findEntry(project, id);
    if (rest.length > 0) stopForUsage('Expected one id.', usage);
    const from = values['from'] === undefined ? undefined : String(values['from']);
    if (from !== undefined && !revisionSchema.safeParse(from).success)
      stopForUsage(`"${from}" is no revision; expected 12 characters from 0-9 and a-f.`, usage);
    const earlier = findEarlier(project, entry, from);
    if (typeof earlier === 'string') {
      say(earlier);
      process.exitCode = exitCodes.usage;
      return;
    }
    const keeping = keepRevisions(entry.facts, sourceText(project, entry).revision, earlier);
    console.log(writeKeeping(project, entry, keeping));
    reportKeeping(project, entry, keeping.sameAs);
  },
};
