import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPart, type FilePart } from './file-part.ts';
import { buildsFolder } from './folders.ts';

/** Bytes that are written at once. */
const chunkSize = 1_000_000;

/** Texts outside of the memory: in a file of this process that no other sees, gone with the process however it ends. */
export class TextStore {
  readonly #file: number;
  #size = 0;
  #waiting: Buffer[] = [];
  #waitingSize = 0;

  constructor() {
    const path = join(buildsFolder(), `${String(process.pid)}.texts`);
    mkdirSync(buildsFolder(), { recursive: true });
    this.#file = openSync(path, 'w+');
    rmSync(path);
  }

  add(text: string): FilePart {
    const bytes = Buffer.from(text);
    const at = this.#size;
    this.#size += bytes.length;
    this.#waiting.push(bytes);
    this.#waitingSize += bytes.length;
    if (this.#waitingSize >= chunkSize) this.#flush();
    return { at, size: bytes.length };
  }

  /** @throws Error when the disk fails */
  read(part: FilePart): string {
    if (part.at + part.size > this.#size - this.#waitingSize) this.#flush();
    const bytes = readPart(this.#file, part);
    if (bytes.length < part.size) throw new Error('a text that was put on the disk is not there: try again');
    return bytes.toString('utf8');
  }

  #flush(): void {
    writeFileSync(this.#file, Buffer.concat(this.#waiting));
    this.#waiting = [];
    this.#waitingSize = 0;
  }
}
