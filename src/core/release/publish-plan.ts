import { releaseNamePattern } from './release-info.ts';

/** A release that lies at a target. */
export interface PlacedRelease {
  name: string;
  /** When it was published last, in seconds since 1970; decides which is newer. */
  published: number;
}

/** What a target holds. */
export interface TargetState {
  /** Name of the release that readers see, if any. */
  live?: string | undefined;
  /** All whole releases. */
  releases: PlacedRelease[];
  /** Files and folders that stopped runs have left behind. */
  leftovers: string[];
}

/** True for a name that may be handed to a shell: a release, or what a run makes beside one. */
export const isSafeName = (name: string): boolean =>
  releaseNamePattern.test(name) || /^[.][a-z]+-[0-9a-z-]+$/.test(name);

/** Releases with the newest first. */
const newestFirst = (state: TargetState): PlacedRelease[] =>
  [...state.releases].sort((a, b) => b.published - a.published);

/** The release to go back to: the newest of those that were published before the live one. Undefined when none was. */
export function findPrevious(state: TargetState): string | undefined {
  const sorted = newestFirst(state);
  const index = sorted.findIndex(({ name }) => name === state.live);
  return index < 0 ? undefined : sorted[index + 1]?.name;
}

/**
 * Releases that may go: all but the newest ones, and never the live one.
 * @param keep how many stay, the live one included
 */
export function findSuperfluous(state: TargetState, keep: number): string[] {
  const others = newestFirst(state).filter(({ name }) => name !== state.live);
  return others.slice(Math.max(0, keep - 1)).map(({ name }) => name);
}

/** `<digest>  <path>` lines of a target, as sha256sum writes them, and what is no plain file. */
export interface FileList {
  /** Digest by path. */
  files: Map<string, string>;
  others: string[];
}

/** Reads what the target says of the files of a folder: sha256sum's lines, then a line for each thing that is no file. */
export function parseFileList(text: string): FileList {
  const files = new Map<string, string>();
  const others: string[] = [];
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, digest, path] = /^([0-9a-f]{64}) [ *]\.\/(.+)$/s.exec(line) ?? [];
    if (digest !== undefined && path !== undefined) files.set(path, digest);
    else others.push(line);
  }
  return { files, others };
}

/** Differences between what should be at a target and what is, one a line, sorted. */
export function compareFileLists(expected: ReadonlyMap<string, string>, found: FileList): string[] {
  const paths = [...new Set([...expected.keys(), ...found.files.keys()])].sort();
  const differences = paths.flatMap((path) => {
    const [wanted, there] = [expected.get(path), found.files.get(path)];
    if (wanted === there) return [];
    return [
      `${path}: ${there === undefined ? 'is not there' : wanted === undefined ? 'is in no release' : 'has other bytes'}`,
    ];
  });
  return [...differences, ...found.others.map((what) => `${what}: is no plain file`)];
}
