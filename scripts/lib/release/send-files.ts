import { spawn } from 'node:child_process';
import { parsePlace } from '../../../src/config/publish.ts';
import { exitCodes } from '../arguments.ts';
import { StepFailure } from './steps.ts';
import { sshWords, type Target } from './target.ts';

/** rsync that ends with us, also when we are killed: its guard waits for the end of our line to it. */
const guarded = `
rsync "$@" </dev/null 3<&- &
pid=$!
{ cat; kill "$pid"; } <&3 >/dev/null 2>&1 &
guard=$!
wait "$pid"
code=$?
kill "$guard"
exit "$code"
`;

/** How files are sent. */
export interface Sending {
  /** Folder of the release, here. */
  folder: string;
  /** Name of the folder below `releases` there. */
  into: string;
  /** Name of a release there; what it has already is not sent again. */
  like?: string | undefined;
  /** Removes there what the release does not have. */
  mirror?: boolean;
}

const quoteForRsync = (word: string): string => (/[^\w=./-]/.test(word) ? `'${word}'` : word);

function rsyncWords(target: Target, { folder, into, like, mirror = false }: Sending): string[] {
  const remote = parsePlace(target.to);
  const place = `${remote?.folder ?? target.to}/releases/${into}/`;
  return [
    ...['--recursive', '--times', '--checksum', '--chmod=D755,F644', '--timeout=60'],
    ...(like === undefined ? [] : [`--link-dest=../${like}`]),
    ...(mirror ? ['--delete'] : []),
    ...(remote ? ['--rsh', sshWords(target.options).map(quoteForRsync).join(' ')] : []),
    ...['--', `${folder}/`, remote ? `${remote.host}:${place}` : place],
  ];
}

/**
 * Sends the files of a release to a target.
 * @throws StepFailure with what rsync said
 */
export async function sendFiles(target: Target, sending: Sending): Promise<void> {
  const words = ['-c', guarded, 'sh', ...rsyncWords(target, sending)];
  const child = spawn('sh', words, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => child.stdio[3]?.destroy());
    child.on('close', resolve);
  });
  if (code === 0) return;
  throw new StepFailure(
    code === 127 ? 'There is no rsync on this machine.' : `rsync ended with ${String(code)}: ${said.trim()}`,
    code === 127
      ? 'Install it: apt-get install rsync'
      : 'Readers still see what they saw before. Mend what rsync says, then run the same command again: it cleans up first.',
    exitCodes.failed,
  );
}
