import { exitCodes, readArguments } from './lib/arguments.ts';
import { buildSite } from './lib/build-site.ts';
import { say } from './lib/report.ts';
import { serveSite } from './lib/serve-site.ts';

const usage = `npm start [-- --port <number>] [--content <folder>] [--out <folder>]
Installs what is missing, builds the site and serves it on this machine, on port 4321 or the next that is free.`;

const command = readArguments(usage, { port: { type: 'string' } });
say('Building the site ...');
if (await buildSite()) await serveSite(command, usage);
else process.exitCode = exitCodes.findings;
