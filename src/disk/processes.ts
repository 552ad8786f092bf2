import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** True for the id of a process that is there. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Drops what processes that were stopped have left in a folder: files and folders that are named for one that runs no
 * more, `<prefix><process>` or `<prefix><process>.<rest>`.
 */
export function dropLeftovers(folder: string, prefix: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [number = ''] = name.startsWith(prefix) ? name.slice(prefix.length).split('.') : [];
    if (/^\d+$/.test(number) && !isRunning(Number(number)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}
