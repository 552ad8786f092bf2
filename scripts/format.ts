import { exitCodes, readArguments } from './lib/arguments.ts';
import { runProgram } from './lib/checks.ts';
import { say } from './lib/report.ts';

const usage = `npm run format
Writes code the way that "npm run check" expects it. Content is left alone.`;

readArguments(usage);
const { ok, output } = await runProgram('prettier', ['--write', '--log-level', 'warn', '.']);
if (!ok) say(output);
process.exitCode = ok ? exitCodes.ok : exitCodes.failed;
