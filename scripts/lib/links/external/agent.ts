import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isLocalHost } from '../../../../src/core/links/host.ts';
import { connectThrough, type SocksPort } from '../../socks.ts';

/** An error with a code, as Node's own have one; core/links/external/faults.ts knows the codes. */
const fail = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/** As URL writes it, in whatever way a name server wrote it. */
function isPrivate(address: string, family: number): boolean {
  const url = URL.parse(family === 6 ? `http://[${address}]/` : `http://${address}/`);
  return !url || isLocalHost(url.hostname);
}

/** Looks a name up, and refuses one that leads to this machine or into a private network. */
const lookUpOutside: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const inside = error ? undefined : addresses.find(({ address, family }) => isPrivate(address, family));
    if (error) done(error, '');
    else if (inside) done(fail('PRIVATE_ADDRESS', inside.address), '');
    else if (options.all) done(null, addresses);
    else done(null, addresses[0]?.address ?? '', addresses[0]?.family);
  });
};

/** How connections are made. */
export interface AgentWish {
  /** Where everything goes through; straight to the servers when absent. */
  socks?: SocksPort | undefined;
  /** True when this machine and private networks may be asked. */
  mayBePrivate: boolean;
  /** How long a connection may take to come about, in milliseconds. */
  timeout: number;
}

/** Names are looked up by the SOCKS server; TLS is spoken with the server itself. */
function connectBySocks(socks: SocksPort, timeout: number): buildConnector.connector {
  const speakTls = buildConnector({ timeout, allowH2: false });
  return (options, done) => {
    const { hostname, protocol, port } = options;
    const isSecure = protocol === 'https:';
    const number = port === '' ? (isSecure ? 443 : 80) : Number(port);
    connectThrough(socks, hostname.replace(/^\[|\]$/g, ''), number, timeout).then(
      (socket) => {
        if (isSecure) speakTls({ ...options, httpSocket: socket }, done);
        else done(null, socket.setNoDelay());
      },
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        done(fail(message.includes('timed out') ? 'ETIMEDOUT' : 'SOCKS_FAILED', message), null);
      },
    );
  };
}

/** An agent of undici: no cookies, no redirects, one connection to each server. Time-outs are those of the caller. */
export function createOutsideAgent({ socks, mayBePrivate, timeout }: AgentWish): Agent {
  const straight = buildConnector({
    timeout,
    allowH2: false,
    ...(mayBePrivate ? {} : { lookup: lookUpOutside }),
  });
  return new Agent({
    connect: socks ? connectBySocks(socks, timeout) : straight,
    connections: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    // Some servers send policies of many kilobytes.
    maxHeaderSize: 65_536,
  });
}
