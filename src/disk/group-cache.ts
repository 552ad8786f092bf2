import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainDocument } from '../core/text-group.ts';
import type { GroupCache, TextGroup } from './parsed-texts.ts';
import { sha256 } from './sha256.ts';

/**
 * What was parsed, on disk. Groups lie in 256 files by their names, so that an edit writes a small part again. A file
 * starts with the version of the code; each further line is a group: `<digest of the rest> <digest of its files> <name>
 * <JSON>`. A file of another version, and a line whose digest is not that of what it says, count for nothing.
 */

interface Line {
  digest: string;
  json: string;
}

interface Shard {
  lines: Map<string, Line>;
  isChanged: boolean;
}

const shardOf = ({ name }: TextGroup): string => sha256(name).slice(0, 2);

const writeLine = (name: string, { digest, json }: Line): string => {
  const rest = `${digest} ${encodeURIComponent(name)} ${json}`;
  return `${sha256(rest)} ${rest}`;
};

/** A line that is whole; undefined for one that is damaged. */
function readLine(line: string): [name: string, line: Line] | undefined {
  const rest = line.slice(65);
  if (line.slice(0, 65) !== `${sha256(rest)} `) return undefined;
  const [digest = '', name = ''] = rest.split(' ', 2);
  return [decodeURIComponent(name), { digest, json: rest.slice(digest.length + name.length + 2) }];
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
    return this.#shard(group).lines.get(group.name)?.digest === group.digest;
  }

  read(group: TextGroup): PlainDocument[] | undefined {
    const line = this.#shard(group).lines.get(group.name);
    return line?.digest === group.digest ? (JSON.parse(line.json) as PlainDocument[]) : undefined;
  }

  write(group: TextGroup, documents: readonly PlainDocument[]): void {
    const shard = this.#shard(group);
    shard.lines.set(group.name, { digest: group.digest, json: JSON.stringify(documents) });
    shard.isChanged = true;
  }

  finish(groups: readonly TextGroup[]): void {
    const names = new Set(groups.map(({ name }) => name));
    for (const [id, shard] of this.#shards) {
      for (const name of shard.lines.keys()) {
        if (names.has(name)) continue;
        shard.lines.delete(name);
        shard.isChanged = true;
      }
      if (shard.isChanged) this.#save(id, shard);
    }
    // What is known now is in memory; the text of the cache would only be there twice.
    this.#shards.clear();
  }

  #shard(group: TextGroup): Shard {
    const id = shardOf(group);
    const shard = this.#shards.get(id) ?? { lines: this.#load(id), isChanged: false };
    this.#shards.set(id, shard);
    return shard;
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.txt`);
  }

  #load(id: string): Map<string, Line> {
    const path = this.#path(id);
    if (!existsSync(path)) return new Map();
    const [version, ...lines] = readFileSync(path, 'utf8').split('\n');
    if (version !== this.#version) return new Map();
    return new Map(lines.map(readLine).filter((line) => line !== undefined));
  }

  /** Another process may read or write at the same time, so a file is always whole. */
  #save(id: string, { lines }: Shard): void {
    mkdirSync(this.#folder, { recursive: true });
    const next = `${this.#path(id)}.${String(process.pid)}`;
    const text = [...lines].map(([name, line]) => writeLine(name, line));
    writeFileSync(next, [this.#version, ...text].join('\n'));
    renameSync(next, this.#path(id));
  }
}
