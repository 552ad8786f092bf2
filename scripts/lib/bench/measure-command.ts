import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildWatch } from './child-processes.ts';

/** What a run of a command took, with all processes that it started. */
export interface Measures {
  /** Seconds by the clock. */
  wall: number;
  /** Seconds of CPU time. */
  cpu: number;
  /** The most memory, in MB. */
  memory: number;
  /** Seconds of each stage that it noted, by the clock. */
  stages: Record<string, number>;
}

const hook = fileURLToPath(new URL('./measure-hook.mjs', import.meta.url));

function run(
  name: string,
  args: readonly string[],
  into: string,
): Promise<{ output: string; watch: ChildWatch }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', hook, `scripts/${name}.ts`, ...args], {
      env: { ...process.env, ONION_FAQ_MEASURES: into },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const watch = new ChildWatch(child.pid ?? 0);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve({ output, watch });
      else {
        watch.stop();
        reject(new Error(`"npm run ${name}" ended with ${String(code)}:\n${output.trim().slice(-2_000)}`));
      }
    });
  });
}

/**
 * Runs a command of the project as people do, and measures it.
 * @param name `build`
 * @param folder where the measures may be kept meanwhile
 * @throws Error when it fails, with the end of what it said
 */
export async function measureCommand(
  name: string,
  args: readonly string[],
  folder: string,
): Promise<Measures> {
  const into = join(folder, 'measures.json');
  const start = performance.now();
  const { watch } = await run(name, args, into);
  const wall = (performance.now() - start) / 1000;
  const children = watch.stop();
  const own = JSON.parse(readFileSync(into, 'utf8')) as Omit<Measures, 'wall'>;
  const stages = Object.entries(own.stages).map(([stage, time]) => [stage, time / 1000]);
  return {
    wall,
    cpu: (own.cpu + children.cpu) / 1000,
    memory: own.memory + children.memory,
    stages: Object.fromEntries(stages) as Measures['stages'],
  };
}
