import { foreignContent, type Token } from 'parse5';

/** Elements of drawings and formulas in which HTML stands again, and what they stand in. */
const holders: Readonly<Record<string, string>> = {
  foreignobject: 'svg',
  desc: 'svg',
  title: 'svg',
  'annotation-xml': 'math',
  mi: 'math',
  mo: 'math',
  mn: 'math',
  ms: 'math',
  mtext: 'math',
};

const isRoot = (name: string | undefined): boolean => name === 'svg' || name === 'math';

/** Deeper ones are not told apart: a page of strangers may have any number. */
const deepest = 100;

/**
 * Knows while tags go by whether they stand in a drawing or a formula, where a `<title>` or `<style>` is an element
 * like others (https://html.spec.whatwg.org/#parsing-main-inforeign).
 */
export class ForeignElements {
  /** The svg and math elements that are open, and in them those that hold HTML. */
  readonly #open: string[] = [];

  get isInside(): boolean {
    return isRoot(this.#open.at(-1));
  }

  /** @returns true for an element of a drawing or a formula, its root left out */
  start(tag: Token.TagToken): boolean {
    const { tagName, selfClosing } = tag;
    this.#leave(tag);
    const around = this.#open.at(-1);
    const isForeign = isRoot(around);
    const isHolder = isForeign && Object.hasOwn(holders, tagName) && holders[tagName] === around;
    if ((isRoot(tagName) || isHolder) && !selfClosing && this.#open.length < deepest)
      this.#open.push(tagName);
    return isForeign;
  }

  end(tag: Token.TagToken): void {
    this.#leave(tag);
    const index = this.#open.lastIndexOf(tag.tagName);
    if (index >= 0) this.#open.length = index;
  }

  /** Tags such as `<p>` end drawings that were not closed. */
  #leave(tag: Token.TagToken): void {
    if (foreignContent.causesExit(tag)) while (this.isInside) this.#open.pop();
  }
}
