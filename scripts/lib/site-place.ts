import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** Where a path is, without links; what is not there yet lies in a folder that is. */
const realPath = (path: string): string =>
  existsSync(path) ? realpathSync(path) : join(realPath(dirname(path)), basename(path));

const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Files that every site has. */
const signs = ['404.html', 'robots.txt'];

/**
 * Why a site may not take the place of what is at a path. A build throws that away, so it may only be an older site.
 * @param out where the site is to be
 * @param content the content folder
 * @param program folder of this program
 * @returns undefined when it may
 */
export function findRefusal(out: string, content: string, program = '.'): string | undefined {
  const [place, source, project] = [out, content, program].map((path) => realPath(resolve(path)));
  const refuse = (what: string): string =>
    `"${out}" ${what}. A build throws away what is at --out: expected a folder that is new, empty, or has a site in it.`;
  if (!place || !source || !project) return undefined;
  if (isWithin(source, place) || isWithin(place, source))
    return refuse('is the content folder, or has it, or lies in it');
  if (isWithin(project, place)) return refuse('has this program in it');
  if (!existsSync(place)) return undefined;
  if (!statSync(place).isDirectory()) return refuse('is a file');
  const isOurs = readdirSync(place).length === 0 || signs.every((name) => existsSync(join(place, name)));
  return isOurs ? undefined : refuse('has something else than a site in it');
}
