import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { testRunVariable } from '../../scripts/lib/test-run.ts';
import { findInstalled } from '../../scripts/lib/find-program.ts';
import { withoutTestRunner } from './run-command.ts';
import { startNetwork, startService, type NetworkFacts, type OnionService } from './tor/network.ts';
import { waitFor } from './tor/process.ts';

/**
 * A private Tor network on 127.0.0.1, the same for all test files of a run: no packet leaves this machine.
 *
 *     const network = useTorNetwork();
 *     test('...', async (t) => {
 *       if (!needsPrograms(t, 'tor')) return;
 *       const { socks, startOnionService } = await network();
 *       const { host } = await startOnionService('unix:/run/site.sock');
 *       // http://<host>/ through SOCKS at 127.0.0.1:<socks.port>
 *     });
 */
export interface TorNetwork {
  /** Where its client listens for SOCKS 5 connections; it resolves names itself. */
  socks: { host: string; port: number };
  /**
   * Starts an onion service and waits until it can be found. It ends with the tests of the file.
   * @param target what stands behind its port 80: `unix:/run/site.sock` or `127.0.0.1:8080`
   */
  startOnionService: (target: string) => Promise<OnionService>;
}

const keeper = fileURLToPath(new URL('tor/keeper.ts', import.meta.url));

/** The network of the whole run, kept by a process of its own: whoever asks first starts it. */
async function joinNetwork(program: string, run: string): Promise<NetworkFacts> {
  const folder = join(tmpdir(), `onion-faq-tor-${run}`);
  const file = join(folder, 'network.json');
  try {
    mkdirSync(folder);
    const options = { detached: true, stdio: 'ignore', env: withoutTestRunner() } as const;
    spawn(process.execPath, [keeper, program, folder, run], options).unref();
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
  const failed = join(folder, 'failed');
  await waitFor('the Tor network', () => existsSync(file) || existsSync(failed) || undefined);
  if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
  return JSON.parse(readFileSync(file, 'utf8')) as NetworkFacts;
}

/**
 * Gives a test file the private Tor network. It starts when it is first asked for (about 10 seconds), and a service in
 * it takes 3 more. Start browsers only after that.
 */
export function useTorNetwork(): () => Promise<TorNetwork> {
  const toStop: (() => Promise<void>)[] = [];
  let facts: Promise<NetworkFacts> | undefined;
  after(async () => {
    for (const stop of toStop.reverse()) await stop();
  });

  const start = async (): Promise<NetworkFacts> => {
    const program = findInstalled('tor');
    if (program === undefined) throw new Error('there is no tor on this machine');
    const run = process.env[testRunVariable] ?? '';
    if (run !== '') return joinNetwork(program, run);
    const own = await startNetwork(program);
    toStop.push(own.stop);
    return own.facts;
  };
  return async () => {
    facts ??= start();
    const known = await facts;
    return {
      socks: { host: '127.0.0.1', port: known.socksPort },
      startOnionService: async (target) => {
        const service = await startService(known, target);
        toStop.push(service.stop);
        return service;
      },
    };
  };
}
