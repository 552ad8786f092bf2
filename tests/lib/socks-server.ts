import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { after } from 'node:test';

/** A SOCKS 5 server (RFC 1928) of a test. */
export interface SocksServer {
  port: number;
  /** What it was asked for, `example.org:443`; an address instead of a name as `4:...`. */
  asked: string[];
}

/** Where a request of SOCKS leads. */
function readRequest(bytes: Buffer): string {
  const [, , , type = 0, length = 0] = bytes;
  const name = bytes.subarray(5, 5 + length).toString();
  return type === 3
    ? `${name}:${String(bytes.readUInt16BE(5 + length))}`
    : `${String(type)}:${bytes.toString('hex')}`;
}

const reply = (code: number): Buffer => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);

/**
 * Starts a SOCKS server that knows some names. It does not answer for those that begin with `silent`, and finds no way
 * to others.
 */
export async function startSocks(
  places: Readonly<Record<string, { origin: string; port: number }>>,
): Promise<SocksServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const answer = (socket: Socket, target: string): void => {
    asked.push(target);
    const name = target.split(':')[0] ?? '';
    const place = Object.hasOwn(places, name) ? places[name] : undefined;
    if (name.startsWith('silent')) return;
    if (!place) {
      socket.end(reply(4));
      return;
    }
    const onward = keep(connect(place.port, new URL(place.origin).hostname));
    onward.once('connect', () => {
      socket.write(reply(0));
      socket.pipe(onward).pipe(socket);
    });
  };
  const server = createServer((socket) => {
    keep(socket).once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (bytes) => {
        answer(socket, readRequest(bytes));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}
