import { relative } from 'node:path';
import { didYouMean } from '../src/core/nearest.ts';
import { openContent } from '../src/disk/content-source.ts';
import { contentFolder } from '../src/disk/folders.ts';
import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { createLetter, createQuestion, NewTextError } from './lib/new-text.ts';
import { reportFindings, say } from './lib/report.ts';
import { findToday } from './lib/today.ts';

const usage = `npm run new -- question <id> [--faq <id>] [--section <id>] [--content <folder>]
Makes the file of a new question, with its front matter ready, and lists it in outline.yaml
(at the end of the section named, else of the first).
npm run new -- letter <id> [--content <folder>]
Makes the file of a new letter and lists it in letters.yaml.`;

const { values, positionals } = readArguments(usage, {
  faq: { type: 'string' },
  section: { type: 'string' },
});
const [kind = '', id, ...rest] = positionals;
const kinds = ['question', 'letter'];
if (!kinds.includes(kind))
  stopForUsage(`There is no kind "${kind}"; expected ${kinds.join(' or ')}${didYouMean(kind, kinds)}`, usage);
if (id === undefined || rest.length > 0) stopForUsage('Expected exactly one id.', usage);

const folder = contentFolder();
const { catalog, documents, findings } = openContent(folder).content;
if (!catalog) {
  reportFindings(findings);
  process.exit(exitCodes.findings);
}
try {
  const place = {
    faq: values['faq'] as string | undefined,
    section: values['section'] as string | undefined,
  };
  const today = findToday();
  const taken = documents
    .filter((document) => document.place.isSource && document.place.kind === kind)
    .map((one) => one.place.id);
  const { source } = catalog.settings;
  const file =
    kind === 'letter'
      ? createLetter(folder, source, { id, today }, taken)
      : createQuestion(folder, source, { id, ...place, today }, taken);
  console.log(relative(process.cwd(), file));
  say(
    `Made the file and listed it in ${kind === 'letter' ? 'letters.yaml' : 'outline.yaml'}. Fill in its title, short answer and text;\n"npm run dev" shows it and "npm run check -- content" says what is still missing.`,
  );
} catch (error) {
  if (!(error instanceof NewTextError)) throw error;
  say(error.message);
  process.exitCode = exitCodes.usage;
}
