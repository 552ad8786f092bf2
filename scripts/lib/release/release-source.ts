import type { Answer, Answers, Way } from '../../../src/core/release/served-file.ts';

/** A place that is said to hold a release: a folder, or a site. */
export interface ReleaseSource {
  /** As people call it. */
  name: string;
  /**
   * Keeps a file as it is, without any compression on the way.
   * @param most bytes at most
   */
  save: (path: string, into: string, most: number) => Promise<Answer>;
  /** Asks for a file in both ways in which it is served. */
  ask: (path: string, most: number) => Promise<Answers>;
  /** Digest of the first bytes of a file, as it is served in one way. */
  askStart: (path: string, way: Way, most: number, bytes: number) => Promise<Answer>;
  /**
   * Other addresses under which the same file is to be seen, such as `en/` for `en/index.html`.
   * @param tags languages of the site
   */
  askDoors: (
    path: string,
    most: number,
    tags: readonly string[],
  ) => Promise<{ path: string; answer: Answer }[]>;
  /** Paths of all files, in byte order, where they can be listed. */
  list?: () => AsyncIterable<{ path: string; isPlain: boolean }>;
  close: () => void;
}
