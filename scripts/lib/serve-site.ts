import { existsSync } from 'node:fs';
import { outFolder } from '../../src/disk/folders.ts';
import { exitCodes, stopForUsage, type Command } from './arguments.ts';
import { say } from './report.ts';
import { serveFolder } from './static-server.ts';

const firstPort = 4321;

function readPort({ values }: Command, usage: string): number {
  const { port } = values;
  if (port === undefined) return firstPort;
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    stopForUsage(`"${String(port)}" is no port; expected a number from 0 to 65535.`, usage);
  }
  return number;
}

/** Serves the site that was built, until the command is stopped. */
export async function serveSite(command: Command, usage: string): Promise<void> {
  const out = outFolder();
  const port = readPort(command, usage);
  if (!existsSync(out)) {
    say(`There is no site in ${out} yet. "npm run build" makes it; "npm start" makes and serves it.`);
    process.exitCode = exitCodes.failed;
    return;
  }
  const server = await serveFolder(out, port);
  console.log(`\n  Open ${server.address}\n  Ctrl+C stops.\n`);
  const stop = (): void => {
    void server.close().then(() => process.exit(exitCodes.ok));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}
