import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { parsePlace, type PublishTarget } from '../../../src/config/publish.ts';
import {
  isSafeName,
  parseFileList,
  type FileList,
  type TargetState,
} from '../../../src/core/release/publish-plan.ts';
import { exitCodes } from '../arguments.ts';
import { StepFailure } from './steps.ts';
import { targetScript } from './target-script.ts';

/** How a target is reached. */
export interface TargetOptions {
  /** File with settings for ssh, instead of the user's own. */
  sshConfig?: string | undefined;
  /** False when nothing may be changed there: then no lock is taken either. */
  write: boolean;
}

const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** ssh with the options that every use of it needs; without a terminal it must not ask for anything. */
export function sshWords({ sshConfig }: Pick<TargetOptions, 'sshConfig'>): string[] {
  return [
    'ssh',
    ...(sshConfig === undefined ? [] : ['-F', sshConfig]),
    ...(process.stdin.isTTY ? [] : ['-o', 'BatchMode=yes']),
    ...['-o', 'ServerAliveInterval=10', '-o', 'ServerAliveCountMax=3', '-o', 'ConnectTimeout=20'],
  ];
}

/** How often the other side hears that we are still here, in milliseconds; after a minute of silence it gives up. */
const heartbeat = 15_000;

const refusals: Record<string, [message: string, hint: string]> = {
  locked: [
    'Another publisher is at work there.',
    'Wait until it is done. The lock ends with it, at the latest a minute after its connection was lost.',
  ],
  nofolder: [
    'There is no such folder, nor the one above it.',
    'Make it, owned by the user that publishes: docs/publishing.md says how.',
  ],
  nowrite: [
    'Nothing can be written there.',
    'Give the folder to the user that publishes, or free space on the disk.',
  ],
};

/** An open line to a target, which holds its lock. */
export class Target {
  readonly to: string;
  readonly options: TargetOptions;
  readonly #shell: ChildProcessWithoutNullStreams;
  readonly #timer: NodeJS.Timeout;
  #heard = '';
  #complained = '';
  #isOver = false;
  #wake: () => void = () => undefined;

  private constructor({ to }: PublishTarget, options: TargetOptions) {
    this.to = to;
    this.options = options;
    this.#shell = openShell(to, options);
    this.#shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#heard += text;
      this.#wake();
    });
    this.#shell.stderr.setEncoding('utf8').on('data', (text: string) => (this.#complained += text));
    const over = (): void => {
      this.#isOver = true;
      this.#wake();
    };
    this.#shell.on('error', (error) => {
      this.#complained += error.message;
      over();
    });
    this.#shell.on('close', over);
    this.#shell.stdin.on('error', () => undefined);
    this.#timer = setInterval(() => this.#shell.stdin.write('wait\n'), heartbeat);
  }

  /** Opens a target and takes its lock. @throws StepFailure when it cannot be reached or another publisher has it */
  static async open(target: PublishTarget, options: TargetOptions): Promise<Target> {
    const opened = new Target(target, options);
    try {
      const [, word = '', what = ''] = await opened.#waitFor(/^=:= (\S+)(?: (\S+))?\n/m);
      if (word === 'ready') return opened;
      const [message, hint] = refusals[word] ?? [`It has no program "${what}".`, 'Install it there.'];
      throw new StepFailure(`${target.to}: ${message}`, hint, exitCodes.failed);
    } catch (error) {
      opened.close();
      throw error;
    }
  }

  /** Waits until the end of what was said fits. The other side speaks only when it is asked, and ends with such a line. */
  async #waitFor(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#heard.slice(-200));
      if (match) return match;
      if (this.#isOver) throw this.#lost();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #lost(): StepFailure {
    const said = [this.#heard, this.#complained].join('\n').trim();
    return new StepFailure(
      `The line to ${this.to} ended${said === '' ? '' : `: ${said}`}`,
      'Readers still see what they saw before. Run the same command again: it cleans up first.',
      exitCodes.failed,
    );
  }

  /** Has one thing done there. @returns what it printed @throws StepFailure when it could not be done */
  async #ask(...words: string[]): Promise<string> {
    if (!words.every((word) => /^[\w.-]+$/.test(word)))
      throw new Error(`no shell shall see ${words.join(' ')}`);
    this.#heard = '';
    this.#shell.stdin.write(`${words.join(' ')}\n`);
    const [end, code] = await this.#waitFor(/\n=== (\d+)\n$/);
    const said = this.#heard.slice(0, -end.length);
    if (code === '0') return said;
    throw new StepFailure(
      `${this.to}: "${words[0] ?? ''}" could not be done: ${said.trim()}`,
      'Readers still see what they saw before. Mend what it says there, then run the same command again.',
      exitCodes.failed,
    );
  }

  async readState(): Promise<TargetState> {
    const state: TargetState = { releases: [], leftovers: [] };
    for (const line of (await this.#ask('state')).split('\n')) {
      const [word, first = '', second = ''] = line.split(' ');
      if (word === 'live') state.live = first.replace(/^releases\//, '');
      if (word === 'left') state.leftovers.push(first);
      if (word === 'release' && isSafeName(second))
        state.releases.push({ name: second, published: Number(first) });
      if (word === 'blocked') {
        throw new StepFailure(
          `${this.to}/live is there and no link.`,
          'Move it away: the web server has to show a link, so that it can be switched in one step.',
          exitCodes.failed,
        );
      }
    }
    return state;
  }

  /** Removes what stopped runs have left. */
  async clean(): Promise<void> {
    await this.#ask('clean');
  }

  /** Digests of all files of a release or of what is on its way in. */
  async listFiles(name: string): Promise<FileList> {
    return parseFileList(await this.#ask('sums', name));
  }

  /** Digests of what is inside the compressed copies of a release. */
  async listPacked(name: string): Promise<FileList> {
    return parseFileList(await this.#ask('packed', name));
  }

  /** Text of one of the release's own files. */
  readFile(name: string, file: string): Promise<string> {
    return this.#ask('show', name, file);
  }

  /** Makes a whole release of what has come in. */
  async finish(incoming: string, name: string): Promise<void> {
    await this.#ask('finish', incoming, name);
  }

  /** Counts a release that was there before as published now. */
  async renew(name: string): Promise<void> {
    await this.#ask('renew', name);
  }

  /** Shows readers another release, in one step. */
  async switchTo(name: string): Promise<void> {
    await this.#ask('switch', name, String(process.pid));
  }

  async drop(name: string): Promise<void> {
    await this.#ask('drop', name);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#shell.stdin.end();
  }
}

function openShell(to: string, options: TargetOptions): ChildProcessWithoutNullStreams {
  const remote = parsePlace(to);
  const words = ['sh', '-c', targetScript, 'sh', remote?.folder ?? to, options.write ? 'write' : 'read'];
  if (!remote) return spawn('sh', words.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] });
  const [program = '', ...ssh] = sshWords(options);
  return spawn(program, [...ssh, '-T', remote.host, words.map(quote).join(' ')], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
