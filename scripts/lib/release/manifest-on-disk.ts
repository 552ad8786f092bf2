import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { manifestName, packedEnding, signatureName } from '../../../src/core/release/files.ts';
import { compareBytes, parseManifestLine, type ManifestEntry } from '../../../src/core/release/manifest.ts';
import type { FoundFile } from './files-on-disk.ts';

/** Lines of the manifest, checked one by one. @throws Error when one is no line of a manifest */
export async function* readEntries(file: string): AsyncGenerator<ManifestEntry> {
  let previous: string | undefined;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const parsed = parseManifestLine(line, previous);
    if ('problem' in parsed) throw new Error(parsed.problem);
    previous = parsed.value.path;
    yield parsed.value;
  }
}

/**
 * Files that no release has put there. Both lists are in byte order, so one walk beside the other is enough.
 * @param manifest path of a manifest
 * @param found everything that lies in the folder
 */
export async function* findExtras(
  manifest: string,
  found: AsyncIterable<FoundFile>,
): AsyncGenerator<{ path: string; message: string }> {
  const entries = readEntries(manifest)[Symbol.asyncIterator]();
  let next = await entries.next();
  /** Listed paths that the present one starts with: its plain file is among them if it is a compressed copy. */
  let heads: string[] = [];
  for await (const { path, isPlain } of found) {
    while (next.done !== true && compareBytes(next.value.path, path) < 0) {
      const { path: listed } = next.value;
      heads = [...heads.filter((head) => listed.startsWith(head)), listed];
      next = await entries.next();
    }
    const isListed = next.done !== true && next.value.path === path;
    const isCopy = path.endsWith(packedEnding) && heads.includes(path.slice(0, -packedEnding.length));
    const isOwn = path === manifestName || path === signatureName;
    if (!isPlain) yield { path, message: 'is no plain file; expected files and folders only' };
    else if (!isListed && !isCopy && !isOwn) yield { path, message: 'is in no release' };
  }
}
