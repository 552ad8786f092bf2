import type { PublishTarget } from '../../../src/config/publish.ts';
import { manifestName } from '../../../src/core/release/files.ts';
import type { PublicKey } from '../../../src/core/release/minisign.ts';
import {
  compareFileLists,
  findPrevious,
  findSuperfluous,
  type TargetState,
} from '../../../src/core/release/publish-plan.ts';
import { sha256 } from '../../../src/disk/sha256.ts';
import { exitCodes } from '../arguments.ts';
import { checkPlaced } from './check-placed.ts';
import type { LocalRelease } from './local-release.ts';
import { sendFiles } from './send-files.ts';
import { doStep, formatBytes, plural, StepFailure } from './steps.ts';
import { Target, type TargetOptions } from './target.ts';

const describeState = ({ live, releases }: TargetState): string =>
  `${live === undefined ? 'nothing is live' : `live is ${live}`}, ${plural(releases.length, 'release')}`;

/** @throws StepFailure when the name of the release belongs to another one there, which must not become this one */
async function checkName(target: Target, state: TargetState, { info, files }: LocalRelease): Promise<void> {
  if (!state.releases.some(({ name }) => name === info.name)) return;
  const manifest = await target.readFile(info.name, manifestName);
  if (sha256(manifest) === files.get(manifestName)?.digest) return;
  throw new StepFailure(
    `${target.to}/releases/${info.name} is another release of that name: its ${manifestName} is not the same.`,
    'Nothing was changed there. Find out which of the two is right (diff both SHA256SUMS). If it is yours, publish one of another name and remove the one there, then run the same command again.',
    exitCodes.failed,
  );
}

/**
 * A target with what it holds, after what stopped runs have left there is gone.
 * @param release what is to be published, if anything
 */
async function enter(target: Target, name: string, release?: LocalRelease): Promise<TargetState> {
  const state = await doStep(`Target ${name}`, async () => {
    const value = await target.readState();
    if (release) await checkName(target, value, release);
    return { value, says: `${target.to}: ${describeState(value)}` };
  });
  if (state.leftovers.length === 0 || !target.options.write) return state;
  return doStep('Clean up after a run that was stopped', async () => {
    await target.clean();
    return { value: { ...state, leftovers: [] }, says: state.leftovers.join(', ') };
  });
}

const digestsOf = ({ files }: LocalRelease): Map<string, string> =>
  new Map([...files].map(([path, { digest }]) => [path, digest]));

/** Holds the files that lie at the target against those of this machine. @throws StepFailure */
async function checkThere(target: Target, folder: string, release: LocalRelease): Promise<number> {
  const differences = compareFileLists(digestsOf(release), await target.listFiles(folder));
  if (differences.length === 0) return release.files.size;
  throw new StepFailure(
    `What came in at ${target.to} is not what was sent:\n${differences.slice(0, 20).join('\n')}`,
    'Readers still see what they saw before. Run the same command again; if it happens twice, mistrust that disk.',
    exitCodes.failed,
  );
}

/** Brings the files of a release to the target, into a folder that nobody is shown. */
async function bring(target: Target, state: TargetState, release: LocalRelease): Promise<void> {
  const { folder, info } = release;
  const isThere = state.releases.some(({ name }) => name === info.name);
  const into = isThere ? info.name : `.incoming-${info.name}-${String(process.pid)}`;
  await doStep(isThere ? 'Send what its folder there lacks' : 'Send', async () => {
    const sending = isThere ? { folder, into, mirror: true } : { folder, into, like: state.live };
    await sendFiles(target, sending);
    return { value: undefined, says: plural(release.files.size, 'file') };
  });
  await doStep('Verify there', async () => {
    const files = await checkThere(target, into, release);
    if (isThere) await target.renew(info.name);
    else await target.finish(into, info.name);
    return { value: undefined, says: `${plural(files, 'file')} as they were sent` };
  });
}

async function dropOld(target: Target, keep: number): Promise<void> {
  const superfluous = findSuperfluous(await target.readState(), keep);
  if (superfluous.length === 0) return;
  await doStep('Remove old releases', async () => {
    for (const name of superfluous) await target.drop(name);
    return { value: undefined, says: superfluous.join(', ') };
  });
}

const show = (target: Target, name: string, before: string | undefined): Promise<void> =>
  doStep('Switch', async () => {
    await target.switchTo(name);
    return {
      value: undefined,
      says: `live is ${name}${before === undefined ? '' : `, before it was ${before}`}`,
    };
  });

/** What is about to be done, for each kind of run. */
export interface Run {
  name: string;
  target: PublishTarget;
  options: TargetOptions;
}

async function withTarget(run: Run, work: (target: Target) => Promise<void>): Promise<void> {
  const target = await Target.open(run.target, run.options);
  try {
    await work(target);
  } finally {
    target.close();
  }
}

/** Publishes a release at one target. @throws StepFailure; readers then see what they saw before */
export const publishRelease = (run: Run, release: LocalRelease): Promise<void> =>
  withTarget(run, async (target) => {
    const state = await enter(target, run.name, release);
    await bring(target, state, release);
    await show(target, release.info.name, state.live);
    await dropOld(target, run.target.keep);
  });

/** Shows the release that was live before. @throws StepFailure when there is none, or it is not whole */
export const rollBack = (run: Run, key: PublicKey): Promise<void> =>
  withTarget(run, async (target) => {
    const state = await enter(target, run.name);
    const previous = findPrevious(state);
    if (previous === undefined) {
      throw new StepFailure(
        `${target.to} has no release from before ${state.live ?? 'the first one'}.`,
        `It has: ${state.releases.map(({ name }) => name).join(', ') || 'none'}.`,
      );
    }
    await doStep('Verify there', async () => {
      const files = await checkPlaced(target, previous, key);
      return { value: undefined, says: `${plural(files, 'file')} of ${previous}` };
    });
    if (target.options.write) await show(target, previous, state.live);
    else await doStep('Would switch', () => ({ value: undefined, says: `to ${previous}` }));
  });

/** Says what publishing would change, and changes nothing. */
export const rehearse = (run: Run, release: LocalRelease): Promise<void> =>
  withTarget(run, async (target) => {
    const state = await enter(target, run.name, release);
    const there =
      state.live === undefined ? new Map<string, string>() : (await target.listFiles(state.live)).files;
    const { files, info } = release;
    const differing = [...files].filter(([path, { digest }]) => there.get(path) !== digest);
    const changed = differing.filter(([path]) => there.has(path));
    const gone = [...there.keys()].filter((path) => !files.has(path));
    const bytes = differing.reduce((sum, [, file]) => sum + file.bytes, 0);
    await doStep('Would send', () => ({
      value: undefined,
      says: `${String(differing.length - changed.length)} new and ${String(changed.length)} changed files, ${formatBytes(bytes)}; ${String(gone.length)} would be gone`,
    }));
    const after = {
      ...state,
      live: info.name,
      releases: [...state.releases, { name: info.name, published: Infinity }],
    };
    const superfluous = findSuperfluous(after, run.target.keep).filter((name) => name !== info.name);
    await doStep('Would switch', () => ({ value: undefined, says: `to ${info.name}` }));
    if (superfluous.length > 0)
      await doStep('Would remove', () => ({ value: undefined, says: superfluous.join(', ') }));
  });
