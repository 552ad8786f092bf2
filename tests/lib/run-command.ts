import { spawn } from 'node:child_process';

/** What a command printed and how it ended. */
export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one of our commands as a person would, with the Node that runs now. */
export function runCommand(
  name: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`scripts/${name}.ts`, ...args], {
      cwd,
      env: { ...withoutTestRunner(), ASTRO_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const result: CommandResult = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (result.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (result.stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ ...result, code });
    });
  });
}

/** The environment without what the test runner tells its own children, and without the settings of another run. */
export function withoutTestRunner(): NodeJS.ProcessEnv {
  const hidden = new Set(['NODE_TEST_CONTEXT', 'NODE_OPTIONS', 'ONION_FAQ_CONTENT', 'ONION_FAQ_OUT']);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !hidden.has(name)));
}
