import { spawn, type ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A server that tests have started. */
export interface Server {
  /** Id of its process, where it has one of its own. */
  pid?: number | undefined;
  stop: () => Promise<void>;
}

/**
 * Starts a server in the foreground and waits until it is ready.
 * @param isReady is asked again and again
 * @throws Error with what it said, when it ends before
 */
export async function startServer(
  program: string,
  args: readonly string[],
  isReady: () => Promise<boolean> | boolean,
): Promise<Server> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      running.delete(child);
      resolve();
    });
  });
  for (const end = performance.now() + 20_000; !(await isReady());) {
    if (child.exitCode !== null || performance.now() > end)
      throw new Error(`${program} ${args.join(' ')} did not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    pid: child.pid,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
