import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LinkedFile } from '../../../src/core/links/linked-file.ts';
import { mayHoldLinks } from '../../../src/core/links/read-file.ts';
import { compareTexts } from '../../../src/core/texts.ts';
import { readPart } from './read-part.ts';

/** Told after each part how many files are read. */
export type OnProgress = (done: number, all: number) => void;

/** Files that go to a worker at once: enough to keep it busy, few enough for a steady progress. */
const partSize = 50;
/** A worker takes a while to start; fewer files than this are read sooner without one. */
const worthAWorker = 400;
const mostWorkers = 8;

function divide(paths: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let start = 0; start < paths.length; start += partSize)
    parts.push(paths.slice(start, start + partSize));
  return parts;
}

/** Hands parts to a worker until none is left. */
function work(worker: Worker, parts: string[][], onPart: (files: LinkedFile[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const part = parts.shift();
      if (part) worker.postMessage(part);
      else resolve();
    };
    worker.on('error', reject);
    worker.on('message', (files: LinkedFile[]) => {
      onPart(files);
      next();
    });
    next();
  });
}

async function readInWorkers(
  folder: string,
  parts: string[][],
  count: number,
  onPart: (files: LinkedFile[]) => void,
): Promise<void> {
  const url = new URL('./read-worker.ts', import.meta.url);
  // Trees of pages die young; more room for them would only be more memory, not less time.
  const resourceLimits = { maxYoungGenerationSizeMb: 32 };
  const options = { workerData: { folder }, resourceLimits };
  const workers = Array.from({ length: count }, () => new Worker(url, options));
  try {
    await Promise.all(workers.map((worker) => work(worker, parts, onPart)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/**
 * Reads every file of a site that may hold links, each once; a large site on all processors.
 * @param folder path of the site
 * @param files paths inside it
 * @returns by path, in the order of the paths
 * @throws Error of node:fs
 */
export async function readSite(
  folder: string,
  files: readonly string[],
  onProgress: OnProgress,
): Promise<Map<string, LinkedFile>> {
  const paths = files.filter(mayHoldLinks);
  const parts = divide(paths);
  const found = new Map<string, LinkedFile>();
  let done = 0;
  const keep = (part: LinkedFile[]): void => {
    for (const file of part) found.set(file.path, file);
    done += 1;
    onProgress(Math.min(done * partSize, paths.length), paths.length);
  };
  const workers = Math.min(availableParallelism(), mostWorkers, Math.floor(paths.length / worthAWorker));
  if (workers > 0) await readInWorkers(folder, parts, workers, keep);
  else for (const part of parts) keep(readPart(folder, part));
  return new Map([...found].sort(([a], [b]) => compareTexts(a, b)));
}
