import sax, { type QualifiedTag } from 'sax';
import { findCssAddresses } from './css-addresses.ts';
import { findLinkAttribute } from './link-attributes.ts';
import { emptyFile, type FilePlace, type LinkedFile } from './linked-file.ts';

/** XML files of a site: sitemaps (https://www.sitemaps.org/protocol.html) and drawings. */

const svg = 'http://www.w3.org/2000/svg';
const xhtml = 'http://www.w3.org/1999/xhtml';

interface Visitor {
  open?: (tag: QualifiedTag, place: FilePlace) => void;
  close?: (name: string, content: string, place: FilePlace) => void;
}

/**
 * Walks through XML.
 * @returns what is wrong with it first, when it is not well-formed
 */
function walk(text: string, { open, close }: Visitor): (FilePlace & { message: string })[] {
  const parser = sax.parser(true, { xmlns: true, position: true });
  const faults: (FilePlace & { message: string })[] = [];
  const here = (): FilePlace => ({ line: parser.line + 1, column: Math.max(1, parser.column) });
  let content = '';
  parser.onopentag = (tag) => {
    content = '';
    open?.(tag as QualifiedTag, here());
  };
  parser.ontext = (piece) => (content += piece);
  parser.oncdata = (piece) => (content += piece);
  parser.onclosetag = (name) => {
    close?.(name, content.trim(), here());
    content = '';
  };
  parser.onerror = ({ message }) => {
    const reason = message.split('\n')[0] ?? '';
    if (faults.length === 0)
      faults.push({ ...here(), message: `the file is no well-formed XML: ${reason.toLowerCase()}` });
  };
  try {
    parser.write(text).close();
  } catch {
    // It was told to onerror before.
  }
  return faults;
}

/**
 * Reads a sitemap or an index of sitemaps: `<loc>`, the places of pictures and films, `<xhtml:link>`.
 * @returns undefined when the XML is something else
 */
export function readSitemap(path: string, text: string): LinkedFile | undefined {
  const file = emptyFile(path, 'sitemap');
  const names: string[] = [];
  const faults = walk(text, {
    open: ({ local, uri, attributes }, place) => {
      names.push(local);
      const href = attributes['href']?.value;
      if (local !== 'link' || uri !== xhtml || href === undefined) return;
      const hreflang = attributes['hreflang']?.value;
      file.links.push({ holder: 'xhtml:link', use: 'metadata', address: href, ...place, hreflang });
    },
    close: (name, content, place) => {
      const isLocation = /^(?:\w+:)?(?:loc|(?:thumbnail|content|player)_loc)$/.test(name);
      if (isLocation) file.links.push({ holder: name, use: 'metadata', address: content, ...place });
    },
  });
  const [root] = names;
  const isSitemap =
    root === undefined
      ? /<(?:urlset|sitemapindex)\b/.test(text)
      : root === 'urlset' || root === 'sitemapindex';
  return isSitemap ? { ...file, faults } : undefined;
}

/** Reads a drawing: its ids, links and what it loads. That it is well-formed is not asked here. */
export function readSvg(path: string, text: string): LinkedFile {
  const file = emptyFile(path, 'svg');
  const ids = new Set<string>();
  walk(text, {
    open: ({ local, uri, attributes }, place) => {
      for (const { local: name, value, prefix } of Object.values(attributes)) {
        if (name === 'id' && prefix !== 'xml') ids.add(value);
        const known = findLinkAttribute(local.toLowerCase(), name, uri === svg);
        if (known === undefined) continue;
        const addresses = known.syntax === 'css' ? findCssAddresses(value) : [{ address: value }];
        for (const { address } of addresses)
          file.links.push({ holder: `${local} ${name}`, use: known.use, address, ...place });
      }
    },
    close: (name, content, place) => {
      if (name !== 'style') return;
      for (const { address } of findCssAddresses(content))
        file.links.push({ holder: 'style', use: 'resource', address, ...place });
    },
  });
  file.anchors = [...ids];
  return file;
}
