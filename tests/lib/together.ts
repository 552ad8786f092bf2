import { pathToFileURL } from 'node:url';

/**
 * Test files that are named as arguments, in one process: most unit tests take a few milliseconds, and a process for
 * each takes a hundred times that.
 */
for (const file of process.argv.slice(2)) await import(pathToFileURL(file).href);
