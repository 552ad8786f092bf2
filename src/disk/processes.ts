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
 * What processes that were stopped have left in a folder: files and folders that are named for one that runs no more,
 * `<prefix><process>` or `<prefix><process>.<rest>`.
 * @returns their paths
 */
export function findLeftovers(folder: string, prefix: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => {
      const [number = ''] = name.startsWith(prefix) ? name.slice(prefix.length).split('.') : [];
      return /^\d+$/.test(number) && !isRunning(Number(number));
    })
    .map((name) => join(folder, name));
}

/** Drops what {@link findLeftovers} finds. */
export function dropLeftovers(folder: string, prefix: string): void {
  for (const path of findLeftovers(folder, prefix)) rmSync(path, { recursive: true, force: true });
}
