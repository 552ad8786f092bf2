/** Names of what a release has beside the site, and which files of a release are what. */

/** Digests of every plain file, in the format of sha256sum. */
export const manifestName = 'SHA256SUMS';
/** The signature of the manifest, in the format of minisign. */
export const signatureName = 'SHA256SUMS.minisig';
/** What the release is: its name, where it comes from, how large it is. */
export const infoName = 'release.json';

/** Files that only a release has: no site may have one of these names itself. */
export const releaseNames: readonly string[] = [manifestName, signatureName, infoName];

const textTypes: Record<string, string> = {
  html: 'text/html',
  txt: 'text/plain',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  xml: 'application/xml',
  svg: 'image/svg+xml',
};

const otherTypes: Record<string, string> = {
  png: 'image/png',
  wasm: 'application/wasm',
};

/** Content types of what a site is made of, by ending; text is always UTF-8 here. */
export const contentTypes: readonly { ending: string; type: string; isText: boolean }[] = [
  ...Object.entries(textTypes).map(([ending, type]) => ({ ending, type, isText: true })),
  ...Object.entries(otherTypes).map(([ending, type]) => ({ ending, type, isText: false })),
];

/** Content type of a file that has none of its own. */
export const unknownType = 'application/octet-stream';

/** The ending of a path, `html`, or an empty text. */
export const endingOf = (path: string): string => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';

const typeOf = (path: string): (typeof contentTypes)[number] | undefined =>
  contentTypes.find(({ ending }) => ending === endingOf(path));

/** The content type with which a file is served, with its charset. */
export function findContentType(path: string): string {
  const found = typeOf(path);
  if (path === manifestName || path === signatureName) return 'text/plain; charset=utf-8';
  return found ? `${found.type}${found.isText ? '; charset=utf-8' : ''}` : unknownType;
}

/** True for a file that is also kept compressed, as `<path>.gz`. */
export const isCompressed = (path: string): boolean => typeOf(path)?.isText ?? false;

/** Ending of the compressed copy that lies beside a text file. */
export const packedEnding = '.gz';
