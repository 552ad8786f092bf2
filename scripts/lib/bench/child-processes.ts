import { readdirSync, readFileSync } from 'node:fs';

/** What the processes below another one have taken so far. */
export interface ChildUse {
  /** CPU time of all of them, in milliseconds. */
  cpu: number;
  /** The most memory that they had at one time together, in MB. */
  memory: number;
}

interface ProcessFacts {
  parent: number;
  cpu: number;
  memory: number;
}

/** Linux counts CPU time in hundredths of a second here, and memory in pages of 4 KB. */
const millisecondsPerTick = 10;
const pagesPerMegabyte = 256;

/** Reads a line of /proc/<pid>/stat (see proc(5)); the name in parentheses may have blanks. */
function readFacts(pid: string): ProcessFacts | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, pages = 0] = [fields[1], fields[11], fields[12], fields[21]];
    return { parent, cpu: (user + system) * millisecondsPerTick, memory: pages / pagesPerMegabyte };
  } catch {
    return undefined;
  }
}

/** All processes of the machine; none where there is no /proc. */
function readProcesses(): Map<number, ProcessFacts> {
  const all = new Map<number, ProcessFacts>();
  try {
    for (const name of readdirSync('/proc')) {
      const facts = /^\d+$/.test(name) ? readFacts(name) : undefined;
      if (facts) all.set(Number(name), facts);
    }
  } catch {
    // Other systems than Linux: only the command itself is measured.
  }
  return all;
}

function listBelow(all: ReadonlyMap<number, ProcessFacts>, root: number): number[] {
  const own = [...all].filter(([, { parent }]) => parent === root).map(([pid]) => pid);
  return own.flatMap((pid) => [pid, ...listBelow(all, pid)]);
}

/** Watches the processes that a process starts, ten times a second, until it is stopped. */
export class ChildWatch {
  readonly #root: number;
  readonly #timer: NodeJS.Timeout;
  readonly #cpu = new Map<number, number>();
  #memory = 0;

  constructor(root: number) {
    this.#root = root;
    this.#timer = setInterval(() => this.#look(), 100);
  }

  #look(): void {
    const all = readProcesses();
    let memory = 0;
    for (const pid of listBelow(all, this.#root)) {
      const { cpu = 0, memory: own = 0 } = all.get(pid) ?? {};
      this.#cpu.set(pid, cpu);
      memory += own;
    }
    this.#memory = Math.max(this.#memory, memory);
  }

  /** Ends the watch. */
  stop(): ChildUse {
    clearInterval(this.#timer);
    return { cpu: [...this.#cpu.values()].reduce((sum, one) => sum + one, 0), memory: this.#memory };
  }
}
