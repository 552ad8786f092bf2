import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { infoName, manifestName, signatureName } from '../../../src/core/release/files.ts';
import type { ManifestEntry } from '../../../src/core/release/manifest.ts';
import type { PublicKey } from '../../../src/core/release/minisign.ts';
import {
  findAgeProblem,
  parseReleaseInfo,
  type ReleaseInfo,
} from '../../../src/core/release/release-info.ts';
import {
  compareServed,
  findSuspicion,
  type Answer,
  type Answers,
  type MirrorFinding,
} from '../../../src/core/release/served-file.ts';
import { mapInOrder } from './in-order.ts';
import { findExtras, readEntries } from './manifest-on-disk.ts';
import { findFileSignatureProblem } from './minisign.ts';
import type { ReleaseSource } from './release-source.ts';

/** What a release is held against. */
export interface Expectations {
  key: PublicKey;
  /** Name or time of a release that it must not be older than. */
  atLeast?: string | undefined;
  /** How many files are asked for at a time. */
  width: number;
}

/** How far it is. */
export interface VerifyProgress {
  /** Undefined until it is known. */
  info?: ReleaseInfo;
  /** Files that the manifest lists, and those that have been compared. */
  files: number;
  compared: number;
}

/** Bytes at most of what is read before it is known how large the release is. */
const limits = { signature: 10_000, manifest: 500_000_000, info: 1_000_000, file: 200_000_000 };

const finding = (code: string, path: string, message: string, hint?: string): MirrorFinding => ({
  code,
  path,
  message,
  ...(hint === undefined ? {} : { hint }),
});

/** One of the release's own files that did not come whole; its digest is checked later. */
const missingPiece = (path: string, answer: Answer): MirrorFinding[] =>
  answer.kind === 'body' ? [] : compareServed({ path, digest: '' }, { plain: answer });

/**
 * Holds a place that is said to have a release against the signature: first the manifest, then every file as it is
 * served. Needs the same memory whatever the size of the site, since the manifest stays on disk.
 */
export class Verification {
  readonly progress: VerifyProgress = { files: 0, compared: 0 };
  readonly #source: ReleaseSource;
  readonly #expected: Expectations;
  readonly #work = mkdtempSync(join(tmpdir(), 'onion-faq-verify-'));
  readonly #manifest = join(this.#work, manifestName);

  readonly #infoFile = join(this.#work, infoName);
  #info: Answer | undefined;

  constructor(source: ReleaseSource, expected: Expectations) {
    this.#source = source;
    this.#expected = expected;
    process.once('exit', this.#clear);
  }

  readonly #clear = (): void => {
    rmSync(this.#work, { recursive: true, force: true });
  };

  close(): void {
    this.#source.close();
    process.off('exit', this.#clear);
    this.#clear();
  }

  /** Everything that is not as it was released, in the order of the manifest. */
  async *findings(): AsyncGenerator<MirrorFinding> {
    const unsigned = await this.#checkSignature();
    yield* unsigned;
    if (unsigned.length > 0) return;
    yield* await this.#checkManifest();
    if (this.progress.files === 0) return;
    yield* await this.#checkInfo();
    yield* this.#compareFiles();
    yield* this.#findExtras();
  }

  /** The signature first: without it, nothing that the place says of itself counts. */
  async #checkSignature(): Promise<MirrorFinding[]> {
    const signature = join(this.#work, signatureName);
    const [signed, listed, info] = await Promise.all([
      this.#source.save(signatureName, signature, limits.signature),
      this.#source.save(manifestName, this.#manifest, limits.manifest),
      this.#source.save(infoName, this.#infoFile, limits.info),
    ]);
    this.#info = info;
    if (signed.kind !== 'body') return missingPiece(signatureName, signed);
    if (listed.kind !== 'body') return missingPiece(manifestName, listed);
    const text = readFileSync(signature, 'utf8');
    const problem = await findFileSignatureProblem(this.#manifest, text, this.#expected.key);
    if (problem === undefined) return [];
    const hint = 'No file was compared: without a signature there is nothing to compare them with.';
    return [finding('mirror/signature', manifestName, problem, hint)];
  }

  async #checkManifest(): Promise<MirrorFinding[]> {
    let files = 0;
    try {
      for await (const entry of readEntries(this.#manifest)) files += entry.path === '' ? 0 : 1;
    } catch (error) {
      const line = `line ${String(files + 1)}: ${error instanceof Error ? error.message : String(error)}`;
      return [finding('mirror/manifest', manifestName, line, 'Whoever signed it has to make it again.')];
    }
    this.progress.files = files;
    return files > 0 ? [] : [finding('mirror/manifest', manifestName, 'it lists no file')];
  }

  async #checkInfo(): Promise<MirrorFinding[]> {
    const answer = this.#info;
    const digest = await this.#findDigest(infoName);
    const { atLeast } = this.#expected;
    const isRight = answer?.kind === 'body' && answer.digest === digest;
    const parsed = isRight
      ? parseReleaseInfo(readFileSync(this.#infoFile, 'utf8'))
      : { problem: 'it is not as released' };
    if ('problem' in parsed) {
      const asked = atLeast === undefined ? '' : ', so that its age cannot be told';
      return isRight || atLeast !== undefined
        ? [finding('mirror/info', infoName, `${parsed.problem}${asked}`)]
        : [];
    }
    this.progress.info = parsed.value;
    const age = atLeast === undefined ? undefined : findAgeProblem(parsed.value, atLeast);
    const hint = 'The mirror shows a true but old release. Ask who runs it.';
    return age === undefined ? [] : [finding('mirror/old', infoName, age, hint)];
  }

  async #findDigest(path: string): Promise<string | undefined> {
    for await (const entry of readEntries(this.#manifest)) if (entry.path === path) return entry.digest;
    return undefined;
  }

  /** No file of the release is larger than its largest; release.json itself is not counted there. */
  #mostOf(path: string): number {
    const { info } = this.progress;
    return info && path !== infoName ? info.largest : limits.file;
  }

  /** Both answers; one that is the beginning of the right file is told apart from one that was changed. */
  async #ask(entry: ManifestEntry, most: number): Promise<Answers> {
    const answers = await this.#source.ask(entry.path, most);
    const suspicion = findSuspicion(entry, answers);
    if (!suspicion) return answers;
    const { short, bytes, digest } = suspicion;
    const start = await this.#source.askStart(entry.path, short === 'plain' ? 'gzip' : 'plain', most, bytes);
    const isCutOff = start.kind === 'body' && start.digest === digest;
    return isCutOff ? { ...answers, [short]: { kind: 'truncated', bytes } satisfies Answer } : answers;
  }

  async #compareOne(entry: ManifestEntry): Promise<MirrorFinding[]> {
    const most = this.#mostOf(entry.path);
    const tags = this.progress.info?.languages.map(({ tag }) => tag) ?? [];
    const found = compareServed(entry, await this.#ask(entry, most));
    const doors = await this.#source.askDoors(entry.path, most, tags);
    const behindDoors = doors.flatMap(({ path, answer }) =>
      compareServed(entry, { plain: answer }).map(({ code, message }) =>
        finding(code, path, message.replace(/^it/, 'what is shown for the folder')),
      ),
    );
    return [...found, ...behindDoors];
  }

  async *#compareFiles(): AsyncGenerator<MirrorFinding> {
    const entries = readEntries(this.#manifest);
    const results = mapInOrder(entries, this.#expected.width, (entry) => this.#compareOne(entry));
    for await (const found of results) {
      this.progress.compared += 1;
      yield* found;
    }
  }

  async *#findExtras(): AsyncGenerator<MirrorFinding> {
    if (!this.#source.list) return;
    for await (const { path, message } of findExtras(this.#manifest, this.#source.list()))
      yield finding('mirror/extra', path, message);
  }
}
