import { comparePair } from '../../../src/core/check-translations.ts';
import { parseDocument, type ParsedDocument } from '../../../src/core/document.ts';
import { hasErrors, sortFindings, type Finding } from '../../../src/core/finding.ts';
import { setField } from '../../../src/core/front-matter-edit.ts';
import type { Entry } from '../../../src/core/model.ts';
import { readShape } from '../../../src/core/translations/text-shape.ts';
import { sha256 } from '../../../src/disk/content-source.ts';
import { exitCodes, stopForUsage } from '../arguments.ts';
import { reportFindings, say } from '../report.ts';
import type { Part } from './part.ts';
import {
  findEntry,
  findLanguage,
  findTranslationFile,
  nameFile,
  openProject,
  readText,
  sourceText,
  writeText,
  type Project,
} from './project.ts';

const usage = `npm run translations -- done <language> <id>
Checks a translation, and if nothing is wrong writes into its head that it translates what the source text says now.
Nothing else of the file changes.`;

/** A file as it would be, parsed. */
const parseText = (
  file: string,
  text: string,
  { kind, id }: Entry,
  lang: string,
  isSource: boolean,
): ParsedDocument => parseDocument({ path: file, text }, { kind, id, lang, isSource }, sha256);

/** Everything that is wrong with a translation of the present source text. */
function checkFile(project: Project, entry: Entry, lang: string, file: string, text: string): Finding[] {
  const { source } = project;
  const { file: originalFile } = sourceText(project, entry);
  const document = parseText(file, text, entry, lang, false);
  const original = parseText(originalFile, readText(project, originalFile), entry, source, true);
  const pair =
    document.text && original.text
      ? comparePair({
          ...{ document, text: document.text, original: original.text, isCurrent: true },
          originalShape: readShape(original),
        })
      : [];
  return sortFindings(
    [...document.remarks, ...pair].map((remark) => ({
      ...remark,
      file: nameFile(project, file),
      message: remark.message.replaceAll(originalFile, nameFile(project, originalFile)),
    })),
  );
}

/** The text of a file with another revision; one without a head cannot have it, and its check says so. */
function withRevision(text: string, revision: string): string {
  try {
    return setField(text, 'revision', `"${revision}"`);
  } catch {
    return text;
  }
}

/** Writes the revision, unless something is wrong or it is there already. */
function finish(project: Project, entry: Entry, lang: string, file: string): void {
  const { revision } = sourceText(project, entry);
  const before = readText(project, file);
  const after = withRevision(before, revision);
  const findings = checkFile(project, entry, lang, file, after);
  reportFindings(findings);
  const name = nameFile(project, file);
  if (hasErrors(findings)) {
    say(`${name} stays as it is. Correct it, and give the same command again.`);
    process.exitCode = exitCodes.findings;
    return;
  }
  if (after === before) {
    say(`${name} says already that it is current.`);
    return;
  }
  writeText(project, file, after);
  console.log(name);
  say(`It is current now: revision ${revision}.`);
  if (/^checked: *true/m.test(after))
    say('It says "checked: true": write "false" there unless a second reader has read what is new in it.');
}

export const done: Part = {
  summary: 'a translation is finished: check it and take over the revision',
  usage,
  run({ positionals: [tag, id, ...rest] }) {
    const project = openProject(usage);
    const { tag: lang } = findLanguage(project, tag);
    const entry = findEntry(project, id);
    if (rest.length > 0) stopForUsage('Expected one language and one id.', usage);
    const file = findTranslationFile(project, entry, lang);
    if (file !== undefined) finish(project, entry, lang, file);
    else {
      say(
        `"${entry.id}" is not translated into "${lang}" yet: npm run translations -- start ${lang} ${entry.id}`,
      );
      process.exitCode = exitCodes.usage;
    }
  },
};
