import { styleText } from 'node:util';
import type { Entry, Text } from '../../../src/core/model.ts';
import { readSourceWords, type SourceWords } from '../../../src/core/translations/source-words.ts';
import {
  diffWords,
  formatChanges,
  listChangedLines,
  plainMarks,
  type Marks,
} from '../../../src/core/translations/word-diff.ts';
import { exitCodes, stopForUsage } from '../arguments.ts';
import { say } from '../report.ts';
import { readOldTexts, type OldWords } from './old-words.ts';
import type { Part } from './part.ts';
import {
  findEntry,
  findLanguage,
  nameFile,
  openProject,
  readText,
  sourceText,
  stopIfRefused,
  type Project,
} from './project.ts';

const usage = `npm run translations -- diff <language> <id>
What changed in the source text since it was translated, word by word: in colour on a terminal, else as
[-what went-] and {+what came+}. The old text comes from git.`;

const painted: Marks = {
  removed: (text) => styleText(['red', 'strikethrough'], text),
  added: (text) => styleText('green', text),
};

/** Colours where they are seen, signs elsewhere. */
const chooseMarks = (): Marks =>
  process.stdout.isTTY && process.stdout.hasColors() && process.env['NO_COLOR'] === undefined
    ? painted
    : plainMarks;

function printDiff(project: Project, text: Text, before: SourceWords, after: SourceWords): void {
  const marks = chooseMarks();
  const file = nameFile(project, text.file);
  for (const { name, text: now } of after.fields) {
    const then = before.fields.find((field) => field.name === name)?.text ?? '';
    if (then === now) continue;
    console.log(`${file}: ${name}`);
    console.log(`    ${formatChanges(diffWords(then, now, project.source), marks)}`);
  }
  const changes = diffWords(before.body, after.body, project.source);
  for (const { line, changes: all } of listChangedLines(changes, after.bodyLine)) {
    console.log(`${file}:${String(line)}`);
    console.log(`    ${formatChanges(all, marks)}`);
  }
}

function findOld(texts: Iterable<OldWords>, revision: string): OldWords | undefined {
  for (const text of texts) if (text.revision === revision) return text;
  return undefined;
}

/** Why there is nothing to compare, or the translation that there is. */
function findTranslation(project: Project, entry: Entry, lang: string): Text | string {
  const translation = entry.texts[lang];
  if (!translation) stopIfRefused(project, lang, entry.id, entry.kind);
  if (!translation)
    return `"${entry.id}" is not translated into "${lang}" yet: npm run translations -- start ${lang} ${entry.id}`;
  if (translation.basedOn === sourceText(project, entry).revision)
    return `Nothing changed: ${nameFile(project, translation.file)} is a translation of what the text says now.`;
  return translation;
}

const notFound = (revision: string, isShallow: boolean): string =>
  `No version of the text in the git history has the revision ${revision}.${
    isShallow
      ? ' This clone has only a part of the history: "git fetch --unshallow" gets the rest.'
      : ' It may never have been committed.'
  } Compare the two files as a whole.`;

function compare(project: Project, entry: Entry, translation: Text): void {
  const text = sourceText(project, entry);
  const old = readOldTexts(project, entry);
  const revision = translation.basedOn ?? '';
  const found = 'texts' in old ? findOld(old.texts, revision) : undefined;
  const words = readSourceWords(readText(project, text.file), entry.kind);
  if (!found || !words) {
    say('sentence' in old ? old.sentence : notFound(revision, old.isShallow));
    process.exitCode = exitCodes.failed;
    return;
  }
  printDiff(project, text, found.words, words);
  const file = nameFile(project, translation.file);
  say(
    `\nThese are the changes since ${found.version.day}. Take them over into ${file}, then: npm run translations -- done ${translation.lang} ${entry.id}`,
  );
}

export const diff: Part = {
  summary: 'what changed in the source text since it was translated',
  usage,
  run({ positionals: [tag, id, ...rest] }) {
    const project = openProject(usage);
    const { tag: lang } = findLanguage(project, tag);
    const entry = findEntry(project, id);
    if (rest.length > 0) stopForUsage('Expected one language and one id.', usage);
    const translation = findTranslation(project, entry, lang);
    if (typeof translation === 'string') say(translation);
    else compare(project, entry, translation);
  },
};
