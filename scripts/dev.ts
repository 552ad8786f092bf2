import { dev } from 'astro';
import { contentFolder, previewVariable } from '../src/disk/folders.ts';
import { openContent } from '../src/disk/content-source.ts';
import { readArguments, readPort } from './lib/arguments.ts';
import { followContent, usePseudoContent } from './lib/pseudo-content.ts';
import { parseAhead } from './lib/parse-ahead.ts';
import { reportFindings } from './lib/report.ts';

const usage = `npm run dev [-- --port <number>] [--content <folder>] [--pseudo]
Serves the site while you write: a saved answer is shown at once, and a mistake as a page that says what is wrong.
Languages in preparation are shown too. --pseudo adds a language of accents, in which forgotten words show.`;

const command = readArguments(usage, { port: { type: 'string' }, pseudo: { type: 'boolean' } });
process.env[previewVariable] = '1';
const folder = contentFolder();
const pseudo = command.values['pseudo'] === true ? usePseudoContent() : undefined;
if (pseudo) followContent(folder, pseudo);
const source = openContent(contentFolder());
await parseAhead(source);
reportFindings(source.content.findings);
const port = readPort(command, usage);
const server = await dev({ root: process.cwd(), server: { host: '127.0.0.1', port }, logLevel: 'error' });
console.log(`\n  Open http://127.0.0.1:${String(server.address.port)}/\n  Ctrl+C stops.\n`);
const stop = (): void => {
  void server.stop().then(() => {
    pseudo?.remove();
    process.exit(0);
  });
};
process.on('SIGINT', stop).on('SIGTERM', stop);
