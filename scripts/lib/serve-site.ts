import { existsSync } from 'node:fs';
import { outFolder } from '../../src/disk/folders.ts';
import { exitCodes, readPort, type Command } from './arguments.ts';
import { reportFailure } from './release/steps.ts';
import { say } from './report.ts';
import { serveFolder } from './static-server.ts';

/** Serves the site that was built, until the command is stopped. */
export async function serveSite(command: Command, usage: string): Promise<void> {
  const out = outFolder();
  const port = readPort(command, usage);
  if (!existsSync(out)) {
    say(`There is no site in ${out} yet. "npm run build" makes it; "npm start" makes and serves it.`);
    process.exitCode = exitCodes.failed;
    return;
  }
  try {
    const server = await serveFolder(out, port);
    console.log(`\n  Open ${server.address}\n  Ctrl+C stops.\n`);
    const stop = (): void => {
      void server.close().then(() => process.exit(exitCodes.ok));
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}
