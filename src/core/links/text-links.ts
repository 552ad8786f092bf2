import { findCssAddresses } from './css-addresses.ts';
import { LineFinder } from './lines.ts';
import { emptyFile, type LinkedFile } from './linked-file.ts';
import { findTextAddresses } from './text-addresses.ts';

/** Reads a text file: the web addresses in it are links for whoever gets it by mail. */
export function readText(path: string, text: string): LinkedFile {
  const file = emptyFile(path, 'text');
  const lines = new LineFinder(text);
  for (const { address, offset } of findTextAddresses(text))
    file.links.push({ holder: 'text', use: 'text', address, ...lines.at(offset) });
  return file;
}

/** Reads a style sheet. What starts with # means the page that uses it. */
export function readCss(path: string, text: string): LinkedFile {
  const file = emptyFile(path, 'css');
  const lines = new LineFinder(text);
  for (const { address, offset } of findCssAddresses(text)) {
    if (!address.startsWith('#'))
      file.links.push({ holder: 'url()', use: 'resource', address, ...lines.at(offset) });
  }
  return file;
}

/** Reads robots.txt: the sitemaps that it names (RFC 9309 leaves them to https://www.sitemaps.org/protocol.html). */
export function readRobots(path: string, text: string): LinkedFile {
  const file = emptyFile(path, 'robots');
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const match = /^(\s*sitemap\s*:\s*)([^#\s]*)/i.exec(line);
    if (match)
      file.links.push({
        ...{ holder: 'Sitemap', use: 'metadata', address: match[2] ?? '' },
        ...{ line: index + 1, column: (match[1]?.length ?? 0) + 1 },
      });
  }
  return file;
}
