import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainDocument } from '../core/text-group.ts';
import { readPart, type FilePart } from './file-part.ts';
import type { GroupCache, TextGroup } from './parsed-texts.ts';
import { dropLeftovers } from './processes.ts';
import { sha256 } from './sha256.ts';

/**
 * What was parsed, on disk. Groups lie in 256 files by their names, so that an edit writes a small part again. A file
 * starts with the version of the code; each further line is a group: `<digest of the rest> <digest of its files> <name>
 * <JSON>`. A file of another version, and a line whose digest is not that of what it says, count for nothing.
 *
 * Only where the lines are is kept in memory: all of them together can be larger than it.
 */

const lineEnd = 0x0a;
const lineDigest = /^[0-9a-f]{64} $/;
/** The longest beginning of a line up to its JSON: two digests and a name. */
const longestHead = 1_000;

/** Where a line is. */
interface Line extends FilePart {
  /** Digest of the files of its group. */
  digest: string;
}

const writeLine = (name: string, digest: string, documents: readonly PlainDocument[]): string => {
  const rest = `${digest} ${encodeURIComponent(name)} ${JSON.stringify(documents)}`;
  return `${sha256(rest)} ${rest}`;
};

/** The JSON of a line that is whole; undefined for one that is damaged. */
function readLine(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 65);
  if (!lineDigest.test(head) || head !== `${sha256(bytes.subarray(65))} `) return undefined;
  const text = bytes.toString('utf8', 65);
  return text.slice(text.indexOf(' ', text.indexOf(' ') + 1) + 1);
}

/** Finds the lines of a file without reading what they say. @returns none for a file of another version */
function findLines(file: number, version: string): Map<string, Line> {
  const bytes = readPart(file, { at: 0, size: fstatSync(file).size });
  const lines = new Map<string, Line>();
  const firstEnd = bytes.indexOf(lineEnd);
  if (bytes.toString('utf8', 0, firstEnd) !== version) return lines;
  for (let at = firstEnd + 1; at < bytes.length;) {
    const next = bytes.indexOf(lineEnd, at);
    const end = next < 0 ? bytes.length : next;
    const head = bytes.toString('latin1', at, Math.min(end, at + longestHead));
    const [, digest = '', name = ''] = head.split(' ', 3);
    if (name !== '') lines.set(name, { digest, at, size: end - at });
    at = end + 1;
  }
  return lines;
}

/** Names of files that are still being written begin with it. */
const unfinished = 'next-';

/** One of the files: what it has, and the one that will take its place. */
class Shard {
  readonly #folder: string;
  readonly #path: string;
  readonly #nextPath: string;
  readonly #version: string;
  readonly #file: number | undefined;
  readonly #lines: Map<string, Line>;
  #next: number | undefined;
  #waiting = '';
  readonly #written = new Set<string>();

  constructor(folder: string, name: string, version: string) {
    this.#folder = folder;
    this.#path = join(folder, name);
    this.#nextPath = join(folder, `${unfinished}${String(process.pid)}.${name}`);
    this.#version = version;
    this.#file = existsSync(this.#path) ? openSync(this.#path, 'r') : undefined;
    this.#lines = this.#file === undefined ? new Map<string, Line>() : findLines(this.#file, version);
  }

  has(name: string, digest: string): boolean {
    return this.#lines.get(encodeURIComponent(name))?.digest === digest;
  }

  read(name: string): PlainDocument[] | undefined {
    const line = this.#lines.get(encodeURIComponent(name));
    if (line === undefined || this.#file === undefined) return undefined;
    const json = readLine(readPart(this.#file, line));
    return json === undefined ? undefined : (JSON.parse(json) as PlainDocument[]);
  }

  write(name: string, digest: string, documents: readonly PlainDocument[]): void {
    this.#written.add(encodeURIComponent(name));
    this.#add(writeLine(name, digest, documents));
  }

  /**
   * Puts the new file in the place of the old one, if anything changed.
   * @param names of the groups that are still there, encoded
   */
  finish(names: ReadonlySet<string>): void {
    const kept = [...this.#lines].filter(([name]) => names.has(name) && !this.#written.has(name));
    if (this.#written.size > 0 || kept.length < this.#lines.size) {
      for (const [, line] of kept)
        if (this.#file !== undefined) this.#add(readPart(this.#file, line).toString('utf8'));
      this.#flush();
      renameSync(this.#nextPath, this.#path);
    }
    for (const file of [this.#file, this.#next]) if (file !== undefined) closeSync(file);
  }

  #add(line: string): void {
    this.#waiting += `\n${line}`;
    if (this.#waiting.length > 50_000) this.#flush();
  }

  /** Another process may read or write at the same time, so what is written has a name of its own until it is whole. */
  #flush(): void {
    if (this.#next === undefined) {
      mkdirSync(this.#folder, { recursive: true });
      this.#next = openSync(this.#nextPath, 'w');
      this.#waiting = this.#version + this.#waiting;
    }
    writeFileSync(this.#next, this.#waiting);
    this.#waiting = '';
  }
}

/** A cache in a folder, which is made when something is written. */
export class DiskGroupCache implements GroupCache {
  readonly #folder: string;
  readonly #version: string;
  readonly #shards = new Map<string, Shard>();

  /**
   * @param folder where it lies
   * @param version of everything that parses: other versions' entries are not used
   */
  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#version = version;
  }

  has(group: TextGroup): boolean {
    return this.#shard(group).has(group.name, group.digest);
  }

  read(group: TextGroup): PlainDocument[] | undefined {
    return this.has(group) ? this.#shard(group).read(group.name) : undefined;
  }

  write(group: TextGroup, documents: readonly PlainDocument[]): void {
    this.#shard(group).write(group.name, group.digest, documents);
  }

  finish(groups: readonly TextGroup[]): void {
    if (this.#shards.size === 0) return;
    const names = new Set(groups.map(({ name }) => encodeURIComponent(name)));
    for (const shard of this.#shards.values()) shard.finish(names);
    this.#shards.clear();
    dropLeftovers(this.#folder, unfinished);
  }

  #shard({ name }: TextGroup): Shard {
    const id = sha256(name).slice(0, 2);
    const shard = this.#shards.get(id) ?? new Shard(this.#folder, `${id}.txt`, this.#version);
    this.#shards.set(id, shard);
    return shard;
  }
}
