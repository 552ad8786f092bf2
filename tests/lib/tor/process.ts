import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync, openSync, closeSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A running tor. */
export interface TorProcess {
  /** Its data folder. */
  folder: string;
  stop: () => Promise<void>;
}

const running = new Set<ChildProcess>();
let isWatched = false;

function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** A test that is cancelled leaves no tor behind. */
function watchOwnEnd(): void {
  if (isWatched) return;
  isWatched = true;
  process.on('exit', killAll);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => {
      killAll();
      process.exit(1);
    });
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGKILL'), 4000);
  await ended;
  clearTimeout(timer);
}

/**
 * Starts a tor with a torrc of its own; what it says goes to `log` in its folder.
 * @param folder its data folder, made if need be
 */
export function startTor(program: string, folder: string, torrc: string): TorProcess {
  watchOwnEnd();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'torrc');
  writeFileSync(file, torrc);
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(program, ['-f', file, '--defaults-torrc', '/dev/null'], {
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return { folder, stop: () => stop(child) };
}

/** The last lines of what a tor has said, for the message of a test that failed. */
export function readLog(folder: string, count = 15): string {
  return readFileSync(join(folder, 'log'), 'utf8').split('\n').slice(-count).join('\n');
}

/**
 * Waits until something has come about.
 * @param what for the message when it has not, e.g. `a consensus of 5 relays`
 * @param find gives undefined as long as it has not
 * @param explain what to add to that message
 */
export async function waitFor<T>(
  what: string,
  find: () => T | undefined | Promise<T | undefined>,
  explain: () => string = () => '',
  seconds = 90,
): Promise<T> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    const found = await find();
    if (found !== undefined) return found;
    await delay(50);
  }
  throw new Error(`waited ${String(seconds)} s in vain for ${what}\n${explain()}`);
}

/**
 * Waits for an event on the control socket of a tor.
 * Protocol: https://spec.torproject.org/control-spec/
 * @param events what to subscribe to, e.g. `HS_DESC`
 * @param wanted what a line of it looks like
 */
export async function waitForEvent(tor: TorProcess, events: string, wanted: RegExp): Promise<void> {
  const path = join(tor.folder, 'control');
  const socket = await waitFor(
    `the control socket ${path}`,
    () => tryConnect(path),
    () => readLog(tor.folder),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      let text = '';
      const timer = setTimeout(
        () => reject(new Error(`waited in vain for ${String(wanted)}\n${readLog(tor.folder)}`)),
        90_000,
      );
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (!wanted.test(text)) return;
        clearTimeout(timer);
        resolve();
      });
      socket.on('error', reject);
      socket.write(`AUTHENTICATE\r\nSETEVENTS ${events}\r\n`);
    });
  } finally {
    socket.destroy();
  }
}

function tryConnect(path: string): Promise<ReturnType<typeof connect> | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ path }, () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
