import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPorts } from '../ports.ts';
import { readLog, startTor, waitFor, waitForEvent, type TorProcess } from './process.ts';
import {
  authorityTorrc,
  clientTorrc,
  commonTorrc,
  relayTorrc,
  serviceTorrc,
  type Authority,
} from './torrc.ts';

/** What one has to know to use a network: plain data that another process can read. */
export interface NetworkFacts {
  /** Path of the program. */
  program: string;
  folder: string;
  authority: Authority;
  socksPort: number;
}

/** An onion service that is reachable. */
export interface OnionService {
  /** `<56 characters>.onion`. */
  host: string;
  stop: () => Promise<void>;
}

const relays = 4;

function run(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/** Makes the keys of the authority in its data folder. */
function makeAuthority(program: string, folder: string, orPort: number, dirPort: number): Authority {
  const keys = join(folder, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const certificate = join(keys, 'authority_certificate');
  const files = [
    ...['-i', join(keys, 'authority_identity_key')],
    ...['-s', join(keys, 'authority_signing_key')],
    ...['-c', certificate],
  ];
  const address = `127.0.0.1:${String(dirPort)}`;
  run(
    'tor-gencert',
    ['--create-identity-key', '--passphrase-fd', '0', '-m', '1', '-a', address, ...files],
    'passphrase\n',
  );
  const identity = /^fingerprint ([0-9A-F]{40})$/m.exec(readFileSync(certificate, 'utf8'))?.[1] ?? '';
  const nobody = `nobody 127.0.0.1:1 ${'f'.repeat(40)}`;
  const output = run(program, [
    ...['--ignore-missing-torrc', '-f', join(folder, 'torrc'), '--defaults-torrc', '/dev/null', '--quiet'],
    ...['--list-fingerprint', '--orport', '1', '--dirserver', nobody, '--datadirectory', folder],
  ]);
  const fingerprint = (/(?:[0-9A-F]{4} ?){10}$/m.exec(output)?.[0] ?? '').replaceAll(' ', '');
  return { orPort, dirPort, identity, fingerprint };
}

/** Text of a document of the authority, or undefined while it has none. */
async function fetchDocument(authority: Authority, path: string): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${String(authority.dirPort)}/tor/${path}`);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

const seedFolder = (folder: string): string => join(folder, 'seed');

/** Waits for a consensus of all relays and keeps what a new process would have to fetch before it can do anything. */
async function waitForConsensus(folder: string, authority: Authority): Promise<void> {
  const consensus = await waitFor(
    `a consensus of ${String(relays + 1)} relays`,
    async () => {
      const text = await fetchDocument(authority, 'status-vote/current/consensus-microdesc');
      return (text?.match(/^r /gm)?.length ?? 0) > relays ? text : undefined;
    },
    () => readLog(join(folder, 'authority')),
  );
  const digests = [...consensus.matchAll(/^m (\S+)$/gm)].map((match) => match[1] ?? '');
  const microdescs = await waitFor('the microdescriptors', () =>
    fetchDocument(authority, `micro/d/${digests.join('-')}`),
  );
  const certificates = await waitFor('the certificates', () => fetchDocument(authority, 'keys/all'));
  const seed = seedFolder(folder);
  mkdirSync(seed);
  writeFileSync(join(seed, 'cached-microdesc-consensus'), consensus);
  writeFileSync(join(seed, 'cached-microdescs.new'), microdescs);
  writeFileSync(join(seed, 'cached-certs'), certificates);
}

/** A data folder that already has what the authority would be asked for. */
function seededFolder(facts: Pick<NetworkFacts, 'folder'>, name: string): string {
  const folder = mkdtempSync(join(facts.folder, name));
  for (const file of ['cached-microdesc-consensus', 'cached-microdescs.new', 'cached-certs'])
    writeFileSync(join(folder, file), readFileSync(join(seedFolder(facts.folder), file)));
  return folder;
}

/** A network that this process has started. */
export interface OwnNetwork {
  facts: NetworkFacts;
  stop: () => Promise<void>;
}

/**
 * Starts a private Tor network on 127.0.0.1: an authority, four relays and a client. Takes about 13 seconds.
 * @param program path of tor
 */
export async function startNetwork(program: string): Promise<OwnNetwork> {
  const folder = mkdtempSync(join(tmpdir(), 'tor-'));
  const started: TorProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((tor) => tor.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [dirPort = 0, socksPort = 0, authorityPort = 0, ...ports] = await findPorts(relays + 3);
    const home = join(folder, 'authority');
    const authority = makeAuthority(program, home, authorityPort, dirPort);
    const common = (path: string): string => commonTorrc(authority, path, process.pid);
    const seconds = Math.floor(new Date().getTime() / 1000);
    const authorityFile =
      common(home) + relayTorrc('auth0', authorityPort) + authorityTorrc(dirPort, seconds);
    started.push(startTor(program, home, authorityFile));
    for (const [index, port] of ports.entries()) {
      const path = join(folder, `relay${String(index)}`);
      started.push(startTor(program, path, common(path) + relayTorrc(`relay${String(index)}`, port)));
    }
    await waitForConsensus(folder, authority);
    const client = seededFolder({ folder }, 'client');
    const tor = startTor(program, client, common(client) + clientTorrc(socksPort));
    started.push(tor);
    await waitForEvent(tor, 'STATUS_CLIENT', /250 OK/);
    return { facts: { program, folder, authority, socksPort }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Starts an onion service in a network and waits until it can be found.
 * @param target what stands behind its port 80: `unix:/run/site.sock` or `127.0.0.1:8080`
 */
export async function startService(facts: NetworkFacts, target: string): Promise<OnionService> {
  const folder = seededFolder(facts, 'service');
  const torrc = commonTorrc(facts.authority, folder, process.pid) + serviceTorrc(folder, [`80 ${target}`]);
  const tor = startTor(facts.program, folder, torrc);
  await waitForEvent(tor, 'HS_DESC', /HS_DESC UPLOADED/);
  const host = readFileSync(join(folder, 'service', 'hostname'), 'utf8').trim();
  return { host, stop: () => tor.stop() };
}
