import { listMissingWords, listWords, type WordToTranslate } from '../../../src/i18n/draft-words.ts';
import { pluralForms } from '../../../src/i18n/check-words.ts';
import { stopForUsage } from '../arguments.ts';
import { say } from '../report.ts';
import type { Part } from './part.ts';
import { findLanguage, nameFile, openProject } from './project.ts';

const usage = `npm run translations -- words <language> [--all]
Words that ui.json of the language lacks, as lines to paste into it, each with where it stands. --all shows all words.`;

function printWords(words: readonly WordToTranslate[]): void {
  for (const { key, text, note } of words) {
    console.log(`\n# ${note}`);
    console.log(`  ${JSON.stringify(key)}: ${JSON.stringify(text)},`);
  }
}

export const words: Part = {
  summary: 'words of the interface that a language lacks, with notes',
  usage,
  options: { all: { type: 'boolean' } },
  run({ values, positionals: [tag, ...rest] }) {
    const project = openProject(usage);
    if (rest.length > 0) stopForUsage('Expected one language.', usage);
    const { tag: lang } = findLanguage(project, tag);
    const { settings } = project.catalog;
    const sourceWords = settings.words[project.source] ?? {};
    const file = nameFile(project, `${lang}/ui.json`);
    if (!settings.words[lang] && values['all'] !== true) {
      say(`${file} is missing or broken. To make it: npm run translations -- start ${lang} ui`);
      return;
    }
    const missing = listMissingWords(lang, settings.words[lang], sourceWords);
    printWords(values['all'] === true ? listWords(lang, sourceWords) : missing);
    say(
      missing.length === 0
        ? `\n${file} has every word.`
        : `\nMissing in ${file}: ${String(missing.length)}. Plural forms of this language: ${pluralForms(lang).join(', ')}.`,
    );
  },
};
