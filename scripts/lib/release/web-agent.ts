import http from 'node:http';
import https from 'node:https';
import { Duplex } from 'node:stream';
import tls from 'node:tls';
import { connectThrough, type SocksPort } from '../socks.ts';

/** How requests go out. */
export interface AgentOptions {
  /** Where they go through; straight to the server when absent. */
  socks?: SocksPort | undefined;
  /** How many connections at a time. */
  connections: number;
  /** How long a connection may take to come about, in milliseconds. */
  timeout: number;
}

type Created = (error: Error | null, stream: Duplex) => void;

function handOver(stream: Promise<Duplex>, created: Created): void {
  stream.then(
    (ready) => {
      created(null, ready);
    },
    (error: unknown) => {
      created(error instanceof Error ? error : new Error(String(error)), new Duplex());
    },
  );
}

class SocksHttpAgent extends http.Agent {
  readonly #options: Required<AgentOptions> & { socks: SocksPort };

  constructor(options: Required<AgentOptions> & { socks: SocksPort }) {
    super({ keepAlive: true, maxSockets: options.connections });
    this.#options = options;
  }

  override createConnection(where: http.ClientRequestArgs, created?: Created): undefined {
    const { socks, timeout } = this.#options;
    const stream = connectThrough(socks, where.host ?? '', Number(where.port), timeout);
    if (created) handOver(stream, created);
  }
}

class SocksHttpsAgent extends https.Agent {
  readonly #options: Required<AgentOptions> & { socks: SocksPort };

  constructor(options: Required<AgentOptions> & { socks: SocksPort }) {
    super({ keepAlive: true, maxSockets: options.connections });
    this.#options = options;
  }

  override createConnection(where: https.RequestOptions, created?: Created): undefined {
    const { socks, timeout } = this.#options;
    const host = where.host ?? '';
    const stream = connectThrough(socks, host, Number(where.port), timeout).then((socket) =>
      tls.connect({ socket, servername: host, ALPNProtocols: ['http/1.1'] }),
    );
    if (created) handOver(stream, created);
  }
}

/** An agent that keeps connections open, for `http:` or `https:`. */
export function createAgent(protocol: string, options: AgentOptions): http.Agent {
  const { socks, ...rest } = options;
  const plain = { keepAlive: true, maxSockets: options.connections };
  if (protocol === 'https:') return socks ? new SocksHttpsAgent({ ...rest, socks }) : new https.Agent(plain);
  return socks ? new SocksHttpAgent({ ...rest, socks }) : new http.Agent(plain);
}
