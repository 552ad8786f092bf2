/** What is kept of a file of a built site after it was read once: the addresses in it, and the anchors it offers. */

/**
 * What an address is for; not every rule holds for every use.
 * hyperlink: readers follow it. resource: a page loads it. metadata: for machines, absolute by its nature (canonical,
 * hreflang, sitemap). text: an address in a text file or the body of a mail, where it is a link all the same.
 * mention: an address in the running text or code of a page.
 */
export type LinkUse = 'hyperlink' | 'resource' | 'metadata' | 'text' | 'mention';

/** A passage of a page that shows a text of the content. Its links stand in the order of the text. */
export interface Passage {
  /** Id of the question in whose article it stands; absent on a page of running text. */
  id?: string | undefined;
  /** The text itself, or what stands below it: what to read next and what it rests on. */
  part: 'answer' | 'facts';
  /** Language of the passage where it is not that of the page. */
  lang?: string | undefined;
  /** How many links it has. */
  links: number;
}

/** One address, where it stands. */
export interface FoundLink {
  /** What holds it: `a href`, `img srcset`, `style`, `text`. */
  holder: string;
  use: LinkUse;
  /** As written, character references decoded. */
  address: string;
  /** Counted from 1. */
  line: number;
  column: number;
  /** True in CSS and in drawings, where `#a` means the file itself whatever `<base>` says. */
  isOwn?: boolean;
  /** Language that the link says its target has. */
  hreflang?: string | undefined;
  /** Language of its own words, where it or the element around it says one. */
  textLang?: string | undefined;
  passage?: Passage | undefined;
  /** Which link of the passage it is, counted from 0. */
  index?: number;
}

/** A place in a file. */
export interface FilePlace {
  line: number;
  column: number;
}

/** What kind of file it is; only html and svg have anchors. */
export type LinkedFileType = 'html' | 'svg' | 'css' | 'text' | 'sitemap' | 'manifest' | 'robots';

/** A file of a site, read once. */
export interface LinkedFile {
  /** Path from the root of the site, with `/`. */
  path: string;
  type: LinkedFileType;
  /** Language of the whole page, from `<html lang>`. */
  lang?: string | undefined;
  /** Where relative addresses start when it is not the file itself: the first `<base href>`. */
  base?: string | undefined;
  /** Ids and names of anchors, each once. */
  anchors: string[];
  /** Names of image maps. */
  maps: string[];
  /** Ids that stand there once more. */
  repeated: (FilePlace & { id: string })[];
  links: FoundLink[];
  /** What kept the file from being read as what it is. */
  faults: (FilePlace & { message: string })[];
}

/** A file in which nothing was found yet. */
export const emptyFile = (path: string, type: LinkedFileType): LinkedFile => ({
  path,
  type,
  anchors: [],
  maps: [],
  repeated: [],
  links: [],
  faults: [],
});
