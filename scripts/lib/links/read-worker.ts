import { parentPort, workerData } from 'node:worker_threads';
import { readPart } from './read-part.ts';

/** Reads the files that it is handed, a part at a time, until it is ended. */
const { folder } = workerData as { folder: string };
parentPort?.on('message', (paths: string[]) => {
  parentPort?.postMessage(readPart(folder, paths));
});
