import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { buildsFolder } from './folders.ts';

/** Where a text lies in a store, in bytes. */
export interface StoredText {
  at: number;
  size: number;
}

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

  add(text: string): StoredText {
    const bytes = Buffer.from(text);
    const at = this.#size;
    this.#size += bytes.length;
    this.#waiting.push(bytes);
    this.#waitingSize += bytes.length;
    if (this.#waitingSize >= chunkSize) this.#flush();
    return { at, size: bytes.length };
  }

  /** @throws Error of node:fs when the disk fails */
  read({ at, size }: StoredText): string {
    if (at + size > this.#size - this.#waitingSize) this.#flush();
    const bytes = Buffer.allocUnsafe(size);
    readSync(this.#file, bytes, 0, size, at);
    return bytes.toString('utf8');
  }

  close(): void {
    closeSync(this.#file);
  }

  #flush(): void {
    writeSync(this.#file, Buffer.concat(this.#waiting), 0, this.#waitingSize, this.#size - this.#waitingSize);
    this.#waiting = [];
    this.#waitingSize = 0;
  }
}
