import { createReadStream, statSync, type Stats } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { basename, join, normalize, sep } from 'node:path';
import { findContentType } from '../../src/core/release/files.ts';

/** The path of a request inside the folder, or undefined when it leads out of it. */
function findPath(folder: string, url: string): string | undefined {
  try {
    const path = normalize(join(folder, decodeURIComponent(url.split(/[?#]/)[0] ?? '/')));
    return (path === folder || path.startsWith(folder + sep)) && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

/** What lies at a path: nothing either where the system refuses to look, as it does at a name of 300 letters. */
function findStat(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function sendFile(response: ServerResponse, path: string, status: number, withBody: boolean): void {
  const size = findStat(path)?.size;
  response.writeHead(status, {
    'Content-Type': findContentType(basename(path)),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
    ...(size === undefined ? {} : { 'Content-Length': size }),
  });
  if (!withBody) response.end();
  else
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
}

function sendNotFound(response: ServerResponse, folder: string, withBody: boolean): void {
  const page = join(folder, '404.html');
  if (findStat(page)) sendFile(response, page, 404, withBody);
  else
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such page.\n');
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', url = '/' } = request;
  const withBody = method === 'GET';
  if (!withBody && method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const path = findPath(folder, url);
  const stat = path === undefined ? undefined : findStat(path);
  if (path === undefined || !stat) return sendNotFound(response, folder, withBody);
  if (!stat.isDirectory())
    return url.split('?')[0]?.endsWith('/')
      ? sendNotFound(response, folder, withBody)
      : sendFile(response, path, 200, withBody);
  const [place = '', query] = url.split('?');
  if (!place.endsWith('/')) {
    response
      .writeHead(301, { Location: `${place.replace(/^\/+/, '/')}/${query === undefined ? '' : `?${query}`}` })
      .end();
    return;
  }
  const index = join(path, 'index.html');
  if (findStat(index)?.isFile()) sendFile(response, index, 200, withBody);
  else sendNotFound(response, folder, withBody);
}

/** A running server. */
export interface StaticServer {
  /** Address of the folder, ending in `/`. */
  address: string;
  close: () => Promise<void>;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const place = server.address();
      resolve(typeof place === 'object' && place ? place.port : port);
    });
  });
}

const lastPort = 65_535;

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

/**
 * Serves a folder on 127.0.0.1 as a plain nginx would: `/en` redirects to `/en/`, folders show their index.html,
 * everything else that is not there shows 404.html with status 404.
 * @param folder path of the folder
 * @param port first port to try; 0 takes any free one
 * @param tries how many further ports to try while they are taken
 * @throws what the system says of the last one, when all are taken
 */
export async function serveFolder(folder: string, port = 0, tries = 20): Promise<StaticServer> {
  const server = createServer((request, response) => {
    answer(normalize(folder), request, response);
  });
  const last = Math.min(port + tries, lastPort);
  for (let candidate = port; ; candidate += 1) {
    try {
      const taken = await listen(server, candidate);
      return {
        address: `http://127.0.0.1:${String(taken)}/`,
        close: () =>
          new Promise((resolve) => {
            server.close(() => {
              resolve();
            });
            server.closeAllConnections();
          }),
      };
    } catch (error) {
      if (!isTaken(error) || candidate >= last) throw error;
    }
  }
}
