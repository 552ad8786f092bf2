import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PlainDocument } from '../../src/core/text-group.ts';
import type { ContentSource } from '../../src/disk/content-source.ts';
import type { TextGroup } from '../../src/disk/parsed-texts.ts';
import { Progress } from './progress.ts';

/** Texts that go to a thread at once: enough to keep it busy, few enough for a steady progress. */
const partSize = 10;
/** A thread has to load and warm up its own copy of the code; fewer files than this for each are parsed sooner without. */
const filesPerWorker = 1_200;
const mostWorkers = 8;

type OnParsed = (group: TextGroup, documents: readonly PlainDocument[]) => void;

/** Hands parts to a thread until none is left. */
function work(worker: Worker, parts: TextGroup[][], onParsed: OnParsed): Promise<void> {
  return new Promise((resolve, reject) => {
    let current: TextGroup[] = [];
    const next = (): void => {
      const part = parts.pop();
      if (!part) {
        resolve();
        return;
      }
      current = part;
      worker.postMessage(part.map(({ files }) => files));
    };
    worker.on('error', reject);
    worker.on('message', (found: PlainDocument[][]) => {
      for (const [index, group] of current.entries()) onParsed(group, found[index] ?? []);
      next();
    });
    next();
  });
}

/**
 * Parses what a content folder has not parsed yet on all processors, where there is so much that it pays.
 * @param least files for each thread from which on it pays
 * @throws Error when a thread fails
 */
export async function parseAhead(source: ContentSource, least = filesPerWorker): Promise<void> {
  const groups = source.listUnknown();
  const files = groups.reduce((sum, group) => sum + group.files.length, 0);
  const count = Math.min(availableParallelism(), mostWorkers, Math.floor(files / least));
  if (count < 2) return;
  const parts = Array.from({ length: Math.ceil(groups.length / partSize) }, (_, index) =>
    groups.slice(index * partSize, (index + 1) * partSize),
  );
  const progress = new Progress('Reading');
  let done = 0;
  const url = new URL('./parse-worker.ts', import.meta.url);
  const workers = Array.from({ length: count }, () => new Worker(url));
  try {
    const onParsed: OnParsed = (group, documents) => {
      source.learn(group, documents);
      done += group.files.length;
      progress.show(done, files);
    };
    await Promise.all(workers.map((worker) => work(worker, parts, onParsed)));
  } finally {
    progress.end();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
