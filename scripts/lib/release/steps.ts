import { styleText } from 'node:util';
import { exitCodes } from '../arguments.ts';
import { say } from '../report.ts';

/** Why a step could not be done. The message says what was found, the hint what to do. */
export class StepFailure extends Error {
  readonly hint: string;
  readonly exitCode: number;

  constructor(message: string, hint: string, exitCode: number = exitCodes.findings) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** What a step has brought: a value for the steps after it, and what it says of itself. */
export interface StepResult<T> {
  value: T;
  /** `312 files, 4.1 MB`. */
  says: string;
}

const isTerminal = (): boolean => process.stderr.isTTY;

/** Shows on a terminal what is going on now; the next line takes its place. */
export function showProgress(text: string): void {
  if (isTerminal()) process.stderr.write(`\r\u001B[2K${text}`);
}

/**
 * Does one step and prints a line about it: `ok      Build: 312 files`.
 * @throws StepFailure of the step, after the line that says so
 */
export async function doStep<T>(
  title: string,
  run: () => StepResult<T> | Promise<StepResult<T>>,
): Promise<T> {
  showProgress(`        ${title} ...`);
  try {
    const { value, says } = await run();
    showProgress('');
    say(`ok      ${title}${says === '' ? '' : `: ${says}`}`);
    return value;
  } catch (error) {
    showProgress('');
    say(styleText('red', `FAILED  ${title}`, { stream: process.stderr }));
    throw error;
  }
}

/** True for an error of the system, such as a full disk, whose message says what was wrong. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** Says why the steps ended, and gives the exit code. @throws what is a mistake of the program */
export function reportFailure(error: unknown): number {
  if (error instanceof StepFailure) {
    say(`${error.message}\n    ${error.hint}`);
    return error.exitCode;
  }
  if (!isSystemError(error)) throw error;
  say(`The system says: ${error.message}`);
  return exitCodes.failed;
}

/** `4.1 MB`, for people. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${size.toFixed(1)} ${unit}`;
}

/** `1 file`, `2 files`. */
export const plural = (count: number, word: string): string =>
  `${String(count)} ${word}${count === 1 ? '' : 's'}`;
