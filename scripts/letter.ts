import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { findLetterToWrite, LetterError, listLetterLines, writeFilledLetter } from './lib/letter-command.ts';
import { contentFolder } from '../src/disk/folders.ts';
import { openContent } from '../src/disk/content-source.ts';
import { reportFindings, say } from './lib/report.ts';

const usage = `npm run letter -- <id> [--lang <tag>] [--opening full|short|none] [--set <field>=<value> ...] [--json]
Prints a letter with its fields filled in, ready to send.
npm run letter -- --list [--lang <tag>]
Lists the letters with their ids and fields.
Example: npm run letter -- ssh-brute-force --set address=192.0.2.7 --set name="Sam Miller" ...`;

const { values, positionals, lists } = readArguments(usage, {
  list: { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  opening: { type: 'string' },
  set: { type: 'string', multiple: true },
});
const { catalog, findings } = openContent(contentFolder()).content;
if (!catalog) {
  reportFindings(findings);
  process.exit(exitCodes.findings);
}
try {
  const lang = typeof values['lang'] === 'string' ? values['lang'] : undefined;
  if (values['list'] === true) {
    console.log(listLetterLines(catalog, lang).join('\n'));
  } else {
    const [id, ...rest] = positionals;
    if (id === undefined || rest.length > 0)
      stopForUsage('Expected exactly one id; --list names them.', usage);
    const opening = typeof values['opening'] === 'string' ? values['opening'] : undefined;
    const letter = findLetterToWrite(catalog, { id, lang, opening });
    const written = writeFilledLetter(catalog, letter, lists['set'] ?? []);
    const { text, ...description } = written;
    process.stdout.write(values['json'] === true ? `${JSON.stringify(description, undefined, 1)}\n` : text);
    for (const note of letter.notes) say(note);
  }
} catch (error) {
  if (!(error instanceof LetterError)) throw error;
  say(error.message);
  process.exitCode = exitCodes.usage;
}
