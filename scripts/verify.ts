import { isReleaseOrTime } from '../src/core/release/release-info.ts';
import { readArguments, readNumber, stopForUsage } from './lib/arguments.ts';
import { reportFailure } from './lib/release/steps.ts';
import { findPublicKey, openPlace } from './lib/release/verify-place.ts';
import { Verification } from './lib/release/verify-release.ts';
import { countFindings, exitCodeOf, reportAsJson, reportForPeople } from './lib/release/verify-report.ts';
import { parseSocksPort } from './lib/socks.ts';

const usage = `npm run verify -- <folder | https://... | http://... .onion> [--key <public key>] [--tor 127.0.0.1:9050]
Proves that a mirror serves what was released: checks the signature, then every file, plain and compressed.
  --key <key>          public key of minisign (RW...) or its file; without it, the one of publish.yaml
  --tor <host:port>    goes through this SOCKS port of a tor, also to https addresses
  --at-least <what>    a release (2026-11-20-3fa9c2d41b7e) or time (2026-11-20T14:03:22Z): an older one is not true
  --timeout <seconds>  for one file; 60 unless said otherwise
  --connections <n>    how many at a time; 16 unless said otherwise
  --json               one JSON object instead of lines
Exit codes: 0 true, 1 not true, 2 wrong use, 3 could not reach.`;

const { values, positionals } = readArguments(usage, {
  key: { type: 'string' },
  tor: { type: 'string' },
  'at-least': { type: 'string' },
  timeout: { type: 'string' },
  connections: { type: 'string' },
  json: { type: 'boolean' },
});

const text = (name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

async function verify(place: string): Promise<number> {
  const atLeast = text('at-least');
  if (atLeast !== undefined && !isReleaseOrTime(atLeast))
    stopForUsage(`"${atLeast}" is neither a release nor a time.`, usage);
  const connections = readNumber({ values }, 'connections', { usual: 16, least: 1, most: 64 }, usage);
  const seconds = readNumber({ values }, 'timeout', { usual: 60, least: 1, most: 3600 }, usage);
  const options = { connections, timeout: seconds * 1000, tries: 3 };
  const tor = text('tor');
  const key = findPublicKey(text('key'));
  const source = openPlace(place, tor === undefined ? undefined : parseSocksPort(tor), options);
  const verification = new Verification(source, { key, atLeast, width: 2 * connections });
  const report = values['json'] === true ? reportAsJson() : reportForPeople();
  const { progress } = verification;
  const timer = setInterval(() => {
    report.progress(progress);
  }, 200);
  const begin = performance.now();
  try {
    const count = await countFindings(verification.findings(), report);
    const seconds = (performance.now() - begin) / 1000;
    const verdict = { name: source.name, keyId: key.id, progress, seconds, ...count };
    report.end(verdict);
    return exitCodeOf(verdict);
  } finally {
    clearInterval(timer);
    verification.close();
  }
}

const [place, ...rest] = positionals;
if (place === undefined || rest.length > 0) stopForUsage('Expected exactly one folder or address.', usage);
try {
  process.exitCode = await verify(place);
} catch (error) {
  process.exitCode = reportFailure(error);
}
