import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import type { Server } from './children.ts';
import { startLyingServer, type Lie } from './lying-server.ts';
import { startNginx } from './nginx-server.ts';
import { isListening } from './ports.ts';
import { needsPrograms } from './programs.ts';
import { addSentence, makeKeys, makeRelease, writePublishSettings, type Keys } from './release-site.ts';
import { runCommand, type CommandResult } from './run-command.ts';
import { sites } from './sites.ts';
import { startSshServer } from './ssh-server.ts';
import { copyContent, temporaryFolder } from './temporary.ts';
import { useTorNetwork } from './tor-network.ts';

/** Everything that stands between a maintainer and a reader, all of it real. */
export interface Mirror {
  keys: Keys;
  otherKeys: Keys;
  /** Folders of two releases on this machine. */
  older: string;
  newer: string;
  /** Folder of the target. */
  target: string;
  /** Front page through Tor. */
  address: string;
  socksPort: number;
  /** Front page of a server behind an onion address of its own, which lies about one page. */
  liar: string;
  /** How it lies from now on. */
  lie: (how: Lie) => void;
  /** `npm run publish -- mirror` with further words. */
  publish: (...args: string[]) => Promise<CommandResult>;
  /** Shows readers a copy of the newer release in which something is wrong. */
  showBroken: (breakIt: (folder: string) => void | Promise<void>) => Promise<void>;
}

/** Path below which the fixture site lies. */
const base = '/club/';

const parts = ['tor', 'nginx', 'sshd', 'ssh', 'rsync', 'minisign'] as const;

interface Folders {
  root: string;
  content: string;
  target: string;
}

/** Two releases and their keys. */
async function makeReleases({
  root,
}: Folders): Promise<Pick<Mirror, 'keys' | 'otherKeys' | 'older' | 'newer'>> {
  const bikes = sites.find(({ name }) => name === 'cargo-bike-club');
  assert.ok(bikes);
  const [keys, otherKeys] = [makeKeys(root, 'ours'), makeKeys(root, 'another')];
  const releases = join(root, 'releases');
  const wish = { site: bikes.folder, catalog: bikes.catalog, keys };
  const older = await makeRelease(releases, { ...wish, committed: '2026-11-20T14:03:22Z' });
  const newer = await makeRelease(releases, {
    ...wish,
    committed: '2026-11-27T08:00:00Z',
    change: addSentence,
  });
  return { keys, otherKeys, older, newer };
}

/** nginx with the configuration that the project makes. */
async function startSite({ root, content, target }: Folders, socket: string, site: string): Promise<Server> {
  const config = join(root, 'config');
  const { code, stderr } = await runCommand('server-config', [
    ...['nginx', '--content', content, '--out', site, '--into', config],
    ...['--socket', socket, '--name', 'bikes', '--root', join(target, 'live')],
  ]);
  assert.equal(code, 0, stderr);
  return startNginx(root, [join(config, 'bikes-onion.conf')], () => isListening({ path: socket }));
}

async function showBroken(
  { target, newer }: Pick<Mirror, 'target' | 'newer'>,
  breakIt: (folder: string) => void | Promise<void>,
): Promise<void> {
  const broken = join(target, 'releases', 'broken');
  rmSync(broken, { recursive: true, force: true });
  cpSync(newer, broken, { recursive: true });
  await breakIt(broken);
  symlinkSync('releases/broken', join(target, 'other'));
  renameSync(join(target, 'other'), join(target, 'live'));
}

/**
 * Gives a test file a mirror behind an onion address, into which releases are published over ssh.
 * @param page path of the page about which the lying server lies
 * @returns undefined where something is missing for it; the test is then skipped
 */
export function useMirror(page: string): (test: TestContext) => Promise<Mirror | undefined> {
  const network = useTorNetwork();
  const root = temporaryFolder();
  const folders: Folders = { root, content: copyContent(), target: join(root, 'srv') };
  const toStop: Server[] = [];
  let starting: Promise<Mirror> | undefined;
  after(async () => {
    for (const server of toStop) await server.stop();
  });

  async function start(): Promise<Mirror> {
    const { content, target } = folders;
    const [socket, lyingSocket, sshFolder] = [join(root, 'a.sock'), join(root, 'b.sock'), join(root, 'ssh')];
    mkdirSync(sshFolder, { mode: 0o700 });
    const [made, ssh, { services, socksPort }] = await Promise.all([
      makeReleases(folders),
      startSshServer(sshFolder),
      network().then(async ({ socks, startOnionService }) => ({
        socksPort: socks.port,
        services: await Promise.all([socket, lyingSocket].map((path) => startOnionService(`unix:${path}`))),
      })),
    ]);
    toStop.push(ssh);
    const [address = '', liar = ''] = services.map(({ host }) => `http://${host}${base}`);
    writePublishSettings(content, made.keys, { mirror: `${ssh.host}:${target}` });
    appendFileSync(join(content, 'site.yaml'), `onion: ${address}\n`);
    toStop.push(await startSite(folders, socket, made.newer));
    const lying = await startLyingServer(lyingSocket, socket, base + page, base);
    toStop.push(lying);
    return {
      ...{ ...made, target, address, liar, socksPort, lie: lying.lie },
      publish: (...args) =>
        runCommand('publish', ['mirror', '--content', content, '--ssh-config', ssh.config, ...args]),
      showBroken: (breakIt) => showBroken({ target, newer: made.newer }, breakIt),
    };
  }

  return async (test) => {
    if (!needsPrograms(test, ...parts)) return undefined;
    starting ??= start();
    return starting;
  };
}
