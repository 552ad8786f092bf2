import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildDraft } from '../../../src/core/translations/draft.ts';
import { translationFile } from '../../../src/core/translations/queue.ts';
import { buildWordsDraft } from '../../../src/i18n/draft-words.ts';
import { exitCodes, stopForUsage } from '../arguments.ts';
import { say } from '../report.ts';
import type { Part } from './part.ts';
import {
  findEntry,
  findLanguage,
  findTranslationFile,
  nameFile,
  openProject,
  readText,
  sourceText,
  type Project,
} from './project.ts';

const usage = `npm run translations -- start <language> <id>
Makes the file of a translation, with the text of the source language to overwrite. A file that is there stays.
npm run translations -- start <language> ui
npm run translations -- start <language> titles
Make ui.json with the plural forms of the language, and titles.yaml.`;

/** A file to make. */
interface NewFile {
  file: string;
  text: string;
  /** What to do with it. */
  advice: string;
}

function buildNewFile(project: Project, lang: string, id: string | undefined): NewFile {
  const { catalog, source } = project;
  if (id === 'ui' || id === 'ui.json') {
    const text = buildWordsDraft(lang, catalog.settings.words[source] ?? {});
    const advice = `Overwrite the words between the quotes on the right, and leave the keys and {{...}} as they are.
"npm run translations -- words ${lang} --all" says where each of them stands.`;
    return { file: `${lang}/ui.json`, text, advice };
  }
  if (id === 'titles' || id === 'titles.yaml') {
    const text = readText(project, `${source}/titles.yaml`);
    return { file: `${lang}/titles.yaml`, text, advice: 'Overwrite the texts behind the colons.' };
  }
  const entry = findEntry(project, id);
  const { file, revision } = sourceText(project, entry);
  return {
    file: findTranslationFile(project, entry, lang) ?? translationFile(entry, lang, source),
    text: buildDraft(readText(project, file), entry.kind, revision),
    advice: `Overwrite title, short answer and text; keywords are what readers of your language would type. Links, code and
names in < > and { } stay. Then: npm run translations -- done ${lang} ${id ?? entry.id}`,
  };
}

export const start: Part = {
  summary: 'make the file of a translation',
  usage,
  run({ positionals: [tag, id, ...rest] }) {
    const project = openProject(usage);
    const { tag: lang } = findLanguage(project, tag);
    if (rest.length > 0) stopForUsage('Expected one language and one id.', usage);
    const { file, text, advice } = buildNewFile(project, lang, id);
    const path = join(project.folder, file);
    const name = nameFile(project, file);
    if (existsSync(path)) {
      say(`${name} is there already, and stays as it is.`);
      if (id !== undefined && file.endsWith('.mdx'))
        say(`When it is finished: npm run translations -- done ${lang} ${id}`);
      process.exitCode = exitCodes.usage;
      return;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    console.log(name);
    say(advice);
  },
};
