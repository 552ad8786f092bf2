import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { publishFile } from '../src/config/publish.ts';
import { didYouMean } from '../src/core/nearest.ts';
import { exitCodes, readArguments, stopForUsage } from './lib/arguments.ts';
import { findNewestRelease, openRelease, type LocalRelease } from './lib/release/local-release.ts';
import { publishRelease, rehearse, rollBack, type Run } from './lib/release/publish-release.ts';
import { readPublicKey, readPublishSettings } from './lib/release/publish-settings.ts';
import { doStep, plural, reportFailure } from './lib/release/steps.ts';
import { say } from './lib/report.ts';

const usage = `npm run publish -- <target> [<target> ...] [--release <folder>] [--dry-run] [--ssh-config <file>] [--content <folder>]
npm run publish -- <target> --rollback [--dry-run]
Brings the newest release to targets of publish.yaml, verifies it there and switches to it in one step.
  --release <folder>   another release than the newest of releases/
  --rollback           goes back to the release that was live before, which is still there
  --dry-run            says what would be done
  --ssh-config <file>  settings for ssh instead of your own`;

const { values, positionals } = readArguments(usage, {
  release: { type: 'string' },
  rollback: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'ssh-config': { type: 'string' },
});

const text = (name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

/** The targets that were named, all known before the first is touched. */
function findRuns(): Run[] {
  const { targets } = readPublishSettings();
  const known = Object.keys(targets);
  if (positionals.length === 0)
    stopForUsage(`Expected a target: ${known.join(', ') || `${publishFile} has none`}.`, usage);
  const sshConfig = text('ssh-config');
  if (sshConfig !== undefined && !existsSync(sshConfig))
    stopForUsage(`There is no file "${sshConfig}".`, usage);
  const options = { sshConfig, write: values['dry-run'] !== true };
  return positionals.map((name) => {
    const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
    if (!target)
      stopForUsage(`There is no target "${name}" in ${publishFile}${didYouMean(name, known)}`, usage);
    return { name, target, options };
  });
}

const openChosen = (): Promise<LocalRelease> =>
  doStep('Release', async () => {
    const folder = resolve(text('release') ?? findNewestRelease('releases'));
    const release = await openRelease(folder, readPublicKey(readPublishSettings()));
    return { value: release, says: `${release.info.name}, ${plural(release.files.size, 'file')}, signed` };
  });

async function publish(): Promise<void> {
  const runs = findRuns();
  if (values['rollback'] === true) {
    if (text('release') !== undefined) stopForUsage('--rollback takes no release.', usage);
    for (const run of runs) await rollBack(run, readPublicKey(readPublishSettings()));
    return;
  }
  const release = await openChosen();
  const isRehearsal = values['dry-run'] === true;
  for (const run of runs) await (isRehearsal ? rehearse(run, release) : publishRelease(run, release));
  if (!isRehearsal) say('Prove it as readers see it: npm run verify -- <address>');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    say('Stopped. Readers see what they saw before; the next run cleans up.');
    process.exit(exitCodes.failed);
  });
}
try {
  await publish();
} catch (error) {
  process.exitCode = reportFailure(error);
}
