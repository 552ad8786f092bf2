import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Folders that a server does not show to anybody. */
const passedOver = new Set(['.git', 'node_modules']);

/**
 * Lists the files of a site. Symbolic links count as long as they stay in the folder: a server follows them.
 * @param folder path of the folder
 * @returns paths inside it, with `/`, sorted by their code units
 * @throws Error of node:fs when a folder cannot be read
 */
export function listSiteFiles(folder: string): string[] {
  const root = realpathSync(folder);
  const files: string[] = [];
  const walk = (path: string, prefix: string, above: readonly string[]): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const name = prefix + entry.name;
      const inner = join(path, entry.name);
      if (entry.isFile()) files.push(name);
      else if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) walk(inner, `${name}/`, above);
      } else if (entry.isSymbolicLink()) follow(inner, name, above);
    }
  };
  const follow = (path: string, name: string, above: readonly string[]): void => {
    const real = findReal(path);
    if (!real?.startsWith(root + sep)) return;
    if (statSync(real).isFile()) files.push(name);
    else if (!above.includes(real) && !path.startsWith(real + sep)) walk(real, `${name}/`, [...above, real]);
  };
  walk(root, '', []);
  return files.sort();
}

function findReal(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
