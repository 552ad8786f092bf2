import { readArguments } from './lib/arguments.ts';
import { serveSite } from './lib/serve-site.ts';

const usage = `npm run preview [-- --port <number>] [--out <folder>]
Serves the site that was built last, without building it again.`;

await serveSite(readArguments(usage, { port: { type: 'string' } }), usage);
