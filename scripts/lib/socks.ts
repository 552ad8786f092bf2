import type { Socket } from 'node:net';
import { SocksClient } from 'socks';
import { exitCodes } from './arguments.ts';
import { StepFailure } from './release/steps.ts';

/** A SOCKS 5 port, such as that of a tor. */
export interface SocksPort {
  host: string;
  port: number;
}

/** Reads `127.0.0.1:9050`. @throws StepFailure */
export function parseSocksPort(text: string): SocksPort {
  const match = /^([\w.-]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(text);
  const [, host = '', port = ''] = match ?? [];
  if (match && Number(port) > 0 && Number(port) < 65536)
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  throw new StepFailure(
    `"${text}" is no SOCKS port.`,
    'Expected host and port, such as 127.0.0.1:9050 (Tor Browser has 9150).',
    exitCodes.usage,
  );
}

/**
 * Connects through a SOCKS port. The name goes to it as it is: this machine asks nobody where it is.
 * @param timeout how long it may take, in milliseconds
 * @throws Error of the package socks
 */
export async function connectThrough(
  socks: SocksPort,
  host: string,
  port: number,
  timeout: number,
): Promise<Socket> {
  const { socket } = await SocksClient.createConnection({
    proxy: { ...socks, type: 5 },
    command: 'connect',
    destination: { host, port },
    timeout,
  });
  return socket;
}
