import { priorities } from '../../../src/core/front-matter.ts';
import {
  buildStatus,
  translatedLanguages,
  type LanguageStatus,
  type StateCount,
} from '../../../src/core/translations/status.ts';
import { stopForUsage } from '../arguments.ts';
import { say } from '../report.ts';
import { formatTable } from '../table.ts';
import { countMissingWords, listGaps } from './gaps.ts';
import type { Part } from './part.ts';
import { findLanguage, openProject, type Project } from './project.ts';

const usage = `npm run translations -- status [language] [--json]
How many texts are current, out of date, missing and not checked by a second reader, for each language and priority.
--json prints the same for programs.`;

const heading = ['', 'current', 'out of date', 'missing', 'not checked'];
const alignments = ['left', 'right', 'right', 'right', 'right'] as const;

const row = (name: string, { current, outdated, missing, unchecked }: StateCount): string[] => [
  name,
  ...[current, outdated, missing, unchecked].map(String),
];

function rowsOf({ priorities: counts, all }: LanguageStatus): string[][] {
  const used = priorities.filter((priority) => counts[priority].total > 0);
  return [...used.map((priority) => row(`  ${priority}`, counts[priority])), row('  all', all)];
}

const titleOf = ({ language }: LanguageStatus): string =>
  `${language.name} (${language.tag})${language.enabled ? '' : ', not published yet'}`;

function printTables(project: Project, all: readonly LanguageStatus[]): void {
  const tables = formatTable([heading, ...all.flatMap(rowsOf)], alignments);
  const [head = '', ...lines] = tables;
  console.log(head);
  for (const status of all) {
    console.log(titleOf(status));
    for (const line of lines.splice(0, rowsOf(status).length)) console.log(line);
    for (const gap of listGaps(project, status.language.tag)) console.log(`  ${gap}`);
  }
  const [first] = all;
  if (first)
    say(
      `\nnpm run translations -- next ${all.length === 1 ? first.language.tag : '<language>'} says what to do next.`,
    );
}

/** What programs get to see of a language. */
const describe = (project: Project, { language, priorities: counts, all }: LanguageStatus): unknown => ({
  tag: language.tag,
  name: language.name,
  enabled: language.enabled,
  ...{ priorities: counts, all },
  missingWords: countMissingWords(project, language.tag),
});

export const status: Part = {
  summary: 'how far each language is',
  usage,
  options: { json: { type: 'boolean' } },
  run({ values, positionals: [tag, ...rest] }) {
    const project = openProject(usage);
    if (rest.length > 0) stopForUsage('Expected one language, or none.', usage);
    const languages = tag === undefined ? translatedLanguages(project.catalog) : [findLanguage(project, tag)];
    const all = languages.map((language) => buildStatus(project.catalog, language));
    if (values['json'] === true) {
      const output = { source: project.source, languages: all.map((one) => describe(project, one)) };
      console.log(JSON.stringify(output, undefined, 2));
    } else if (all.length === 0) {
      say(`languages.yaml has no language but "${project.source}". content/README.md says how to add one.`);
    } else printTables(project, all);
  },
};
