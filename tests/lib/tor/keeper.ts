import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startNetwork } from './network.ts';

/**
 * node keeper.ts <tor> <folder> <pid>: starts a network, describes it in `<folder>/network.json` (or the reason why
 * there is none in `<folder>/failed`) and keeps it as long as the process with that id lives.
 */
const [program = '', folder = '', owner = ''] = process.argv.slice(2);

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

mkdirSync(folder, { recursive: true });
try {
  const network = await startNetwork(program);
  const file = join(folder, 'network.json');
  writeFileSync(`${file}.new`, JSON.stringify(network.facts));
  renameSync(`${file}.new`, file);
  while (isRunning(Number(owner))) await delay(500);
  await network.stop();
} catch (error) {
  writeFileSync(join(folder, 'failed'), String(error));
  while (isRunning(Number(owner))) await delay(500);
}
rmSync(folder, { recursive: true, force: true });
