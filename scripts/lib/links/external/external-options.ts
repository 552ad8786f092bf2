import { connect } from 'node:net';
import { join } from 'node:path';
import { readNumber, stopForUsage, type Command } from '../../arguments.ts';
import { exitCodes } from '../../arguments.ts';
import { StepFailure } from '../../release/steps.ts';
import { parseSocksPort, type SocksPort } from '../../socks.ts';

/** What the words of the command say about asking outside. Times in milliseconds. */
export interface ExternalOptions {
  cacheFile: string;
  maxAge: number;
  tor?: SocksPort | undefined;
  mayBePrivate: boolean;
  connections: number;
  delay: number;
  timeout: number;
}

/** Options that mean something only with --external. */
export const externalOptions = {
  cache: { type: 'string' },
  'max-age': { type: 'string' },
  tor: { type: 'string' },
  private: { type: 'boolean' },
  connections: { type: 'string' },
  delay: { type: 'string' },
  timeout: { type: 'string' },
} as const;

export const externalUsage = `npm run links -- --external [--site <folder>] [--tor 127.0.0.1:9050] [--format ...]
Asks the outside world instead: every address of links.yaml once, or every one that the pages of a folder link to.
  --cache <file>       what is known from earlier runs; .cache/external-links.json unless said otherwise
  --max-age <days>     how long a good answer holds; 7 unless said otherwise, 0 to ask for everything
  --tor <host:port>    goes through this SOCKS port of a tor, which also knows onion addresses
  --private            also asks this machine and private networks
  --delay <seconds>    pause between two pages of one host; 1 unless said otherwise
  --timeout <seconds>  for one answer; 30 unless said otherwise, 60 through Tor
  --connections <n>    how many hosts at a time; 32 unless said otherwise
Ctrl+C stops it; the same command goes on from there.`;

const day = 24 * 60 * 60 * 1000;

/** Reads them, and stops the command where they are wrong. @throws StepFailure for a wrong SOCKS port */
export function readExternalOptions(command: Command, usage: string): ExternalOptions {
  const text = (name: string): string | undefined => {
    const value = command.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const number = (name: string, usual: number, least: number, most: number): number =>
    readNumber(command, name, { usual, least, most, mayBePart: true }, usage);
  const tor = text('tor');
  const cache = text('cache');
  if (cache === '') stopForUsage('--cache takes the name of a file.', usage);
  return {
    cacheFile: cache ?? join('.cache', 'external-links.json'),
    maxAge: number('max-age', 7, 0, 365) * day,
    tor: tor === undefined ? undefined : parseSocksPort(tor),
    mayBePrivate: command.values['private'] === true,
    connections: readNumber(command, 'connections', { usual: 32, least: 1, most: 256 }, usage),
    delay: number('delay', 1, 0, 600) * 1000,
    timeout: number('timeout', tor === undefined ? 30 : 60, 0.1, 600) * 1000,
  };
}

/** Makes sure that something listens at a SOCKS port before hundreds of addresses fail. @throws StepFailure */
export async function checkSocksPort({ host, port }: SocksPort): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host, port, timeout: 5000 });
    const fail = (): void => {
      socket.destroy();
      const where = `${host}:${String(port)}`;
      const hint = 'Start tor, or name its SOCKS port: a tor has 9050, Tor Browser 9150.';
      reject(new StepFailure(`Nothing takes connections at ${where}.`, hint, exitCodes.failed));
    };
    socket.once('error', fail).once('timeout', fail);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
