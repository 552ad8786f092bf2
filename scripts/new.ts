import { relative } from 'node:path';
import { didYouMean } from '../src/core/nearest.ts';
import { openContent } from '../src/disk/content-source.ts';
import { contentFolder } from '../src/disk/folders.ts';
import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { createQuestion, NewQuestionError } from './lib/new-question.ts';
import { reportFindings, say } from './lib/report.ts';

const usage = `npm run new -- question <id> [--faq <id>] [--section <id>] [--content <folder>]
Makes the file of a new question, with its front matter ready, and lists it in outline.yaml
(at the end of the section named, else of the first).`;

const { values, positionals } = readArguments(usage, {
  faq: { type: 'string' },
  section: { type: 'string' },
});
const [kind = '', id, ...rest] = positionals;
if (kind !== 'question')
  stopForUsage(`There is no kind "${kind}"; expected "question"${didYouMean(kind, ['question'])}`, usage);
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
  const today = new Date().toISOString().slice(0, 10);
  const taken = documents
    .filter((document) => document.place.isSource && document.place.kind === 'question')
    .map((one) => one.place.id);
  const file = createQuestion(folder, catalog.settings.source, { id, ...place, today }, taken);
  console.log(relative(process.cwd(), file));
  say(
    'Made the file and listed it in outline.yaml. Fill in its title, short answer and text;\n"npm run dev" shows it and "npm run check -- content" says what is still missing.',
  );
} catch (error) {
  if (!(error instanceof NewQuestionError)) throw error;
  say(error.message);
  process.exitCode = exitCodes.usage;
}
