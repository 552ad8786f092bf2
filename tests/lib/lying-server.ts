import { createServer, request, type ServerResponse } from 'node:http';
import type { Server } from './children.ts';

/** Ways in which a server tells readers something else than was released. */
export const lies = ['truncated', 'redirected', 'type', 'endless', 'front door'] as const;

export type Lie = (typeof lies)[number];

/** A server that passes requests on to another, except that it lies about one page. */
export interface LyingServer extends Server {
  /** How it lies from now on. */
  lie: (how: Lie) => void;
}

const elsewhere = (response: ServerResponse): void => {
  response.writeHead(302, { Location: 'http://example.org/' }).end();
};

const html = { 'Content-Type': 'text/html; charset=utf-8' };

const tell: Record<Lie, (response: ServerResponse) => void> = {
  truncated: (response) => {
    response.writeHead(200, { ...html, 'Content-Length': 5000 });
    response.write('<!doctype html>', () => response.destroy());
  },
  redirected: elsewhere,
  type: (response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end('x');
  },
  endless: (response) => {
    response.writeHead(200, html);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  },
  'front door': elsewhere,
};

/**
 * Starts such a server on a unix socket.
 * @param behind unix socket of the honest one
 * @param page path of the page about which it lies; the front door is `front`, asked for in some language
 */
export async function startLyingServer(
  socket: string,
  behind: string,
  page: string,
  front: string,
): Promise<LyingServer> {
  let how: Lie | undefined;
  const server = createServer((incoming, response) => {
    const { url = '/', headers } = incoming;
    const isChosen = how === 'front door' ? url === front && 'accept-language' in headers : url === page;
    if (how !== undefined && isChosen) {
      tell[how](response);
      return;
    }
    const passed = request({ socketPath: behind, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy()).end();
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    lie: (next) => {
      how = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
