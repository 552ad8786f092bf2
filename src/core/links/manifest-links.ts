import { emptyFile, type FilePlace, type LinkedFile } from './linked-file.ts';
import { LineFinder } from './lines.ts';

/** Fields of a web app manifest that hold an address: https://www.w3.org/TR/appmanifest/. */
const fields = new Set(['start_url', 'src', 'url']);

/** Every field with an address, in whatever object of the manifest it stands. */
function listAddresses(value: unknown): { field: string; address: string }[] {
  if (Array.isArray(value)) return value.flatMap(listAddresses);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([field, inside]) =>
    typeof inside === 'string' && fields.has(field) ? [{ field, address: inside }] : listAddresses(inside),
  );
}

const startOfFile: FilePlace = { line: 1, column: 1 };

/** Reads a web app manifest: `start_url`, and the addresses of icons, screenshots and shortcuts. */
export function readManifest(path: string, text: string): LinkedFile {
  const file = emptyFile(path, 'manifest');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...file, faults: [{ ...startOfFile, message: `the file is no JSON: ${reason}` }] };
  }
  for (const { field, address } of listAddresses(value)) {
    const place = new LineFinder(text).at(Math.max(0, text.indexOf(JSON.stringify(address))));
    // The handler of a protocol has %s where the address goes that it is called with.
    file.links.push({ holder: field, use: 'resource', address: address.replaceAll('%s', 'x'), ...place });
  }
  return file;
}
