import { exitCodes, readArguments } from './lib/arguments.ts';
import { buildSite } from './lib/build-site.ts';

const usage = `npm run build [-- --content <folder>] [--out <folder>]
Builds the site from content/ into dist/. When the content has errors, it lists them and changes nothing.`;

readArguments(usage);
process.exitCode = (await buildSite()) ? exitCodes.ok : exitCodes.findings;
