import { parentPort } from 'node:worker_threads';
import type { PlacedFile } from '../../src/core/document.ts';
import { parseGroup } from '../../src/core/text-group.ts';
import { sha256 } from '../../src/disk/sha256.ts';

/** A thread that parses the texts that it is sent, each in all its languages. */
parentPort?.on('message', (texts: readonly (readonly PlacedFile[])[]) => {
  parentPort?.postMessage(texts.map((files) => parseGroup(files, sha256)));
});
