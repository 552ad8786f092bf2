import type { FilePlace } from './linked-file.ts';

/** Lines and columns of a text whose offsets are asked for in rising order. */
export class LineFinder {
  readonly #text: string;
  readonly #start: FilePlace;
  #line = 0;
  #lineStart = 0;

  /**
   * @param text the text
   * @param start where the text itself starts in its file
   */
  constructor(text: string, start: FilePlace = { line: 1, column: 1 }) {
    this.#text = text;
    this.#start = start;
  }

  /** The place of an offset that is not before the last one asked for. */
  at(offset: number): FilePlace {
    for (;;) {
      const end = this.#text.indexOf('\n', this.#lineStart);
      if (end < 0 || end >= offset) break;
      this.#line += 1;
      this.#lineStart = end + 1;
    }
    const isFirst = this.#line === 0;
    return {
      line: this.#start.line + this.#line,
      column: offset - this.#lineStart + (isFirst ? this.#start.column : 1),
    };
  }
}
