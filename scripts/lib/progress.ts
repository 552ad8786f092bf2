/** How long something may take before people wonder, in milliseconds. */
const patience = 1000;

/** A line on a terminal that says how far something is, once it takes long; in a pipe nothing. */
export class Progress {
  readonly #what: string;
  readonly #start = performance.now();
  #isShown = false;

  /** @param what what is going on: `Reading` */
  constructor(what: string) {
    this.#what = what;
  }

  /** Says that so many of all are done. */
  show(done: number, all: number): void {
    if (!process.stderr.isTTY || performance.now() - this.#start < patience) return;
    process.stderr.write(`\r${this.#what}: ${done.toLocaleString('en')} of ${all.toLocaleString('en')} ...`);
    this.#isShown = true;
  }

  /** Takes the line away. */
  end(): void {
    if (this.#isShown) process.stderr.write('\r\u001b[K');
    this.#isShown = false;
  }
}

/** A line on a terminal that says what is being done now; in a pipe nothing. */
export class StepLine {
  #isShown = false;

  /** Says what is being done, in the place of what was said before. */
  show(what: string): void {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r\u001b[K${what} ...`);
    this.#isShown = true;
  }

  /** Takes the line away. */
  end(): void {
    if (this.#isShown) process.stderr.write('\r\u001b[K');
    this.#isShown = false;
  }
}
