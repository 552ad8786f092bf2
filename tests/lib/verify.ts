import assert from 'node:assert/strict';
import { parsePublicKey } from '../../src/core/release/minisign.ts';
import type { MirrorFinding } from '../../src/core/release/served-file.ts';
import { openPlace } from '../../scripts/lib/release/verify-place.ts';
import { Verification } from '../../scripts/lib/release/verify-release.ts';
import { exitCodeOf, countFindings } from '../../scripts/lib/release/verify-report.ts';

/** What a verification brought. */
export interface VerifyResult {
  /** Exit code of the command. */
  code: number;
  /** `path: code: message`, as the command prints them. */
  findings: string[];
  /** Files that were compared. */
  compared: number;
}

/** How a place is verified. */
export interface VerifyWish {
  publicKey: string;
  /** SOCKS port of a tor. */
  socksPort?: number | undefined;
  atLeast?: string | undefined;
}

/** Verifies a place as `npm run verify` does, without the time that a process of its own takes to start. */
export async function verifyPlace(place: string, wish: VerifyWish): Promise<VerifyResult> {
  const key = parsePublicKey(wish.publicKey);
  assert.ok('value' in key);
  const socks = wish.socksPort === undefined ? undefined : { host: '127.0.0.1', port: wish.socksPort };
  const source = openPlace(place, socks, { connections: 16, timeout: 60_000, tries: 3 });
  const verification = new Verification(source, { key: key.value, atLeast: wish.atLeast, width: 32 });
  const findings: string[] = [];
  const report = {
    finding: ({ path, code, message }: MirrorFinding) => {
      findings.push(`${path}: ${code}: ${message}`);
    },
    progress: () => undefined,
    end: () => undefined,
  };
  try {
    const count = await countFindings(verification.findings(), report);
    const { progress } = verification;
    const code = exitCodeOf({ name: place, keyId: key.value.id, progress, seconds: 0, ...count });
    return { code, findings, compared: progress.compared };
  } finally {
    verification.close();
  }
}
