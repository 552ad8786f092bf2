import { spawnSync } from 'node:child_process';
import { createServer as createHttpServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';
import { CacheOnDisk } from '../../scripts/lib/links/external/cache-on-disk.ts';
import { checkAddresses, type ExternalCheck } from '../../scripts/lib/links/external/external-command.ts';
import type { Excuse } from '../../src/core/links/external/excuses.ts';
import { pathOf } from './programs.ts';
import { runCommand, type CommandResult } from './run-command.ts';
import { copyContent, temporaryFolder, write } from './temporary.ts';

/** The outside world of a test: real servers on addresses of this machine. */

/** One request, as a server saw it. */
export interface SeenRequest {
  method: string;
  /** Path with its query. */
  path: string;
  headers: IncomingHttpHeaders;
  /** When it came and when its answer had gone, in milliseconds. */
  start: number;
  end: number;
}

export interface OutsideServer {
  /** `http://127.0.0.2:41234`. */
  origin: string;
  port: number;
  requests: SeenRequest[];
}

async function listen(server: Server, host: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  server.on('connection', keep);
  after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

/** A certificate with its key, in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/**
 * Starts a web server. It ends with the tests of the file.
 * @param host `127.0.0.2`: each address is a host of its own
 */
export async function startOutside(
  host: string,
  answer: RequestListener,
  certificate?: Certificate,
): Promise<OutsideServer> {
  const requests: SeenRequest[] = [];
  const listener: RequestListener = (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const seen = { method, path, headers, start: performance.now(), end: NaN };
    requests.push(seen);
    response.on('close', () => {
      seen.end = performance.now();
    });
    answer(request, response);
  };
  const server = certificate ? createHttpsServer(certificate, listener) : createHttpServer(listener);
  const port = await listen(server, host);
  return { origin: `${certificate ? 'https' : 'http'}://${host}:${String(port)}`, port, requests };
}

/** Starts a server that knows no HTTP. */
export async function startRaw(host: string, onConnection: (socket: Socket) => void): Promise<string> {
  const port = await listen(createServer(onConnection), host);
  return `http://${host}:${String(port)}`;
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

function openssl(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(pathOf('openssl'), args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** An authority of a test, made by the real openssl. */
export interface Authority {
  /** File of its own certificate. */
  file: string;
  /** Makes a certificate for an address of this machine, or for `DNS:example.org`. @param days may be negative */
  issue: (name: string, address: string, days?: number) => Certificate;
  /** The same, signed by itself. */
  issueAlone: (name: string, address: string) => Certificate;
}

export function makeAuthority(): Authority {
  const folder = temporaryFolder();
  const read = (name: string): Certificate => ({
    cert: readFileSync(join(folder, `${name}.pem`), 'utf8'),
    key: readFileSync(join(folder, `${name}.key`), 'utf8'),
  });
  const request = (name: string, address: string): string[] => [
    ...['req', ...curve, '-subj', `/CN=${name}`, '-keyout', `${name}.key`],
    ...(address === ''
      ? []
      : ['-addext', `subjectAltName=${address.includes(':') ? address : `IP:${address}`}`]),
  ];
  openssl(folder, ...request('authority', ''), '-x509', '-days', '30', '-out', 'authority.pem');
  return {
    file: join(folder, 'authority.pem'),
    issue: (name, address, days = 30) => {
      openssl(folder, ...request(name, address), '-out', `${name}.csr`);
      openssl(
        folder,
        ...['x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, '-days', String(days)],
        ...['-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial', '-copy_extensions', 'copy'],
      ); // prettier
      return read(name);
    },
    issueAlone: (name, address) => {
      openssl(folder, ...request(name, address), '-x509', '-days', '30', '-out', `${name}.pem`);
      return read(name);
    },
  };
}

/**
 * A content folder whose links.yaml has these addresses, named `a-1`, `a-2` ...; the n-th stands on line 4n - 3.
 * Nothing in it leads off this machine.
 * @param links what stands below `links:` in site.yaml
 */
export function makeOutsideContent(urls: readonly string[], links = ''): string {
  const folder = copyContent();
  const entries = urls.map(
    (url, index) => `a-${String(index + 1)}:\n  url: ${url}\n  title: A page\n  lang: fr\n`,
  );
  write(join(folder, 'links.yaml'), urls.length === 0 ? '{}\n' : entries.join(''));
  write(join(folder, 'site.yaml'), links === '' ? '{}\n' : `links:\n${links}`);
  return folder;
}

/** One finding of `--format json`. */
export interface OutsideFinding {
  code: string;
  severity: string;
  file: string;
  line: number;
  message: string;
  hint?: string;
}

export interface OutsideReport {
  addresses: number;
  asked: number;
  known: number;
  excused: number;
  skipped: { onion: number; private: number };
  findings: OutsideFinding[];
}

/** Runs `npm run links -- --external` as a person would, but in haste. */
export function runOutside(
  content: string,
  cache: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<CommandResult> {
  const words = ['--external', '--private', '--content', content, '--cache', cache, '--delay', '0.02'];
  return runCommand('links', [...words, ...args], env);
}

/** The same with its report. */
export async function reportOutside(
  ...[content, cache, args = [], env = {}]: Parameters<typeof runOutside>
): Promise<CommandResult & { report: OutsideReport }> {
  const result = await runOutside(content, cache, [...args, '--format', 'json'], env);
  if (result.stdout === '') throw new Error(result.stderr);
  return { ...result, report: JSON.parse(result.stdout) as OutsideReport };
}

/** How addresses are asked for in a test. */
export interface OutsideWish {
  /** Milliseconds. */
  delay?: number;
  /** Days. */
  maxAge?: number;
  excuses?: Excuse[];
}

/**
 * Asks as the command does, without the time that a process of its own takes to start. The n-th address stands on
 * line n of links.yaml.
 */
export async function askOutside(
  urls: readonly string[],
  cacheFile: string,
  { delay = 20, maxAge = 7, excuses = [] }: OutsideWish = {},
): Promise<ExternalCheck & { note: string | undefined }> {
  const disk = new CacheOnDisk(cacheFile);
  const addresses = urls.map((url, index) => {
    const line = index + 1;
    return { url: new URL(url).href, file: 'content/links.yaml', line, places: [{ line, column: 1 }] };
  });
  const job = {
    ...{ name: 'content', addresses, settings: { links: { severity: {}, dead: [], excuses } } },
    ...{
      settingsFile: 'content/site.yaml',
      lineOfSetting: (path: readonly PropertyKey[]) => Number(path[2]) + 1,
    },
  };
  const check = await checkAddresses(job, disk, {
    ...{
      cacheFile,
      delay,
      maxAge: maxAge * 86_400_000,
      mayBePrivate: true,
      connections: 32,
      timeout: 10_000,
    },
    ...{ userAgent: 'test', signal: new AbortController().signal },
  });
  return { ...check, note: disk.note };
}
