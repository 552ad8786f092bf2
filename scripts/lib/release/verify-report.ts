import { isUnreachable, type MirrorFinding } from '../../../src/core/release/served-file.ts';
import { showUnseen } from '../../../src/core/unseen.ts';
import { exitCodes } from '../arguments.ts';
import { Progress } from '../progress.ts';
import { say } from '../report.ts';
import { plural } from './steps.ts';
import type { VerifyProgress } from './verify-release.ts';

/** What is known when all is done. */
export interface Verdict {
  /** Name of the place. */
  name: string;
  keyId: string;
  progress: VerifyProgress;
  /** Number of findings, and of those that only say that nothing could be asked. */
  findings: number;
  unreachable: number;
  seconds: number;
}

/** 0 true, 1 not true, 3 could not reach. */
export function exitCodeOf({ findings, unreachable }: Verdict): number {
  if (findings > unreachable) return exitCodes.findings;
  return unreachable > 0 ? exitCodes.failed : exitCodes.ok;
}

/** How findings and verdict are shown. */
export interface VerifyReport {
  finding: (finding: MirrorFinding) => void;
  progress: (progress: VerifyProgress) => void;
  end: (verdict: Verdict) => void;
}

function sayVerdict(verdict: Verdict): void {
  const { name, keyId, progress, findings, unreachable, seconds } = verdict;
  const release = progress.info ? ` of the release ${progress.info.name}` : '';
  const compared = `${plural(progress.compared, 'file')}${release}, compared in ${seconds.toFixed(1)} s`;
  const code = exitCodeOf(verdict);
  if (code === exitCodes.ok) say(`True: ${name} serves what the key ${keyId} has signed. ${compared}.`);
  else if (code === exitCodes.failed)
    say(`Not reached: ${plural(unreachable, 'file')} could not be fetched from ${name}. ${compared}.`);
  else {
    const also = unreachable > 0 ? ` and ${plural(unreachable, 'file')} that could not be fetched` : '';
    say(`Not true: ${name} has ${plural(findings - unreachable, 'difference')}${also}. ${compared}.`);
  }
}

/** For people: a line for each finding, progress on a terminal, a last line that says what is true. */
export function reportForPeople(): VerifyReport {
  const line = new Progress('Comparing files');
  return {
    finding: ({ code, path, message, hint }) => {
      line.end();
      console.log(showUnseen(`${path}: ${code}: ${message}`));
      if (hint !== undefined) console.log(`    ${hint}`);
    },
    progress: ({ compared, files }) => {
      line.show(compared, files);
    },
    end: (verdict) => {
      line.end();
      sayVerdict(verdict);
    },
  };
}

/** For programs: one JSON object, whose list of findings is written as they come. */
export function reportAsJson(): VerifyReport {
  let count = 0;
  return {
    finding: (finding) => {
      process.stdout.write(`${count === 0 ? '{"findings":[' : ','}\n${JSON.stringify(finding)}`);
      count += 1;
    },
    progress: () => undefined,
    end: (verdict) => {
      const { name, keyId, progress, unreachable } = verdict;
      const result =
        { [exitCodes.ok]: 'true', [exitCodes.findings]: 'not true' }[exitCodeOf(verdict)] ?? 'not reached';
      const rest = JSON.stringify({
        result,
        place: name,
        key: keyId,
        release: progress.info ?? null,
        files: progress.files,
        compared: progress.compared,
        unreachable,
      });
      process.stdout.write(`${count === 0 ? '{"findings":[' : '\n'}],${rest.slice(1)}\n`);
    },
  };
}

/** Counts findings on their way to a report. */
export async function countFindings(
  findings: AsyncIterable<MirrorFinding>,
  report: VerifyReport,
): Promise<Pick<Verdict, 'findings' | 'unreachable'>> {
  const count = { findings: 0, unreachable: 0 };
  for await (const finding of findings) {
    report.finding(finding);
    count.findings += 1;
    if (isUnreachable(finding)) count.unreachable += 1;
  }
  return count;
}
