import { exitCodes, readArguments } from './lib/arguments.ts';
import { buildSite } from './lib/build-site.ts';
import { usePseudoContent } from './lib/pseudo-content.ts';

const usage = `npm run build [-- --content <folder>] [--out <folder>] [--pseudo]
Builds the site from content/ into dist/. When the content has errors, it lists them and changes nothing.
--pseudo adds a language of accents, in which forgotten words and narrow places show, and builds into dist.pseudo/.`;

const { values } = readArguments(usage, { pseudo: { type: 'boolean' } });
const pseudo = values['pseudo'] === true ? usePseudoContent() : undefined;
try {
  process.exitCode = (await buildSite()) ? exitCodes.ok : exitCodes.findings;
} finally {
  pseudo?.remove();
}
