import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { after } from 'node:test';
import { withoutTestRunner } from './run-command.ts';

const servers: ChildProcess[] = [];
after(() => {
  for (const server of servers) {
    server.removeAllListeners('exit');
    server.kill('SIGKILL');
  }
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const place = probe.address();
      probe.close(() => {
        resolve(typeof place === 'object' && place ? place.port : 0);
      });
    });
  });
}

/**
 * Starts the development server; it ends with the test file.
 * @param content the content folder
 * @returns its address, with a slash at the end, once it prints it
 * @throws Error with its output when it stops before
 */
export async function startDevServer(content: string): Promise<string> {
  const port = await freePort();
  return new Promise((resolve, reject) => {
    const env = { ...withoutTestRunner(), ASTRO_TELEMETRY_DISABLED: '1' };
    const child = spawn(process.execPath, ['scripts/dev.ts', '--port', String(port), '--content', content], {
      env,
    });
    servers.push(child);
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /Open (http:\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => {
      reject(new Error(output));
    });
  });
}
