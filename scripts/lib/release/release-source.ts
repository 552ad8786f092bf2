import type { Answer } from '../../../src/core/release/served-file.ts';

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
  ask: (path: string, most: number) => Promise<{ plain: Answer; gzip?: Answer | undefined }>;
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
