import { endingOf, findContentType, unknownType } from './files.ts';
import type { ManifestEntry } from './manifest.ts';

/** What came when a file of a release was asked for. */
export type Answer =
  | {
      kind: 'body';
      /** SHA-256 of the file, unpacked where it came compressed; 64 hexadecimal digits. */
      digest: string;
      /** Bytes of the same. */
      bytes: number;
      /** As the server calls it; absent in a folder. */
      type?: string | undefined;
    }
  | { kind: 'status'; status: number }
  | { kind: 'missing' }
  | { kind: 'redirected'; to: string }
  | { kind: 'truncated'; bytes: number }
  | { kind: 'too-large'; most: number }
  | { kind: 'broken'; reason: string }
  | { kind: 'unreachable'; reason: string };

/** One thing that is not as the release says. */
export interface MirrorFinding {
  /** `mirror/changed`; the list is in docs/publishing.md. */
  code: string;
  /** Path of the file. */
  path: string;
  message: string;
  hint?: string;
}

/** The two ways in which a file is served: as it is, and compressed. */
export type Way = 'plain' | 'gzip';

const wayNames: Record<Way, string> = { plain: 'the plain file', gzip: 'the compressed copy' };

/** Names under which servers know the same type. */
const sameTypes: readonly (readonly string[])[] = [
  ['text/javascript', 'application/javascript', 'application/x-javascript'],
  ['application/xml', 'text/xml'],
];

/** True when a content type is one that browsers and programs treat as the expected one. */
export function isRightType(path: string, found: string | undefined): boolean {
  const [expected = '', charset] = findContentType(path).split('; ');
  const [type = '', ...parameters] = (found ?? '').toLowerCase().split(/\s*;\s*/);
  if (expected === unknownType || endingOf(path) === '')
    return type !== '' && !['text/html', 'application/xhtml+xml', 'image/svg+xml'].includes(type);
  const names = sameTypes.find((one) => one.includes(expected)) ?? [expected];
  if (!names.includes(type)) return false;
  const needsCharset = charset !== undefined && expected.startsWith('text/');
  const given = parameters.find((one) => one.startsWith('charset='))?.replaceAll('"', '');
  return given === undefined ? !needsCharset : given === 'charset=utf-8';
}

function describe(answer: Answer, entry: ManifestEntry): [code: string, message: string] | undefined {
  switch (answer.kind) {
    case 'body':
      return answer.digest === entry.digest
        ? undefined
        : ['changed', `is not what was released: SHA-256 ${answer.digest}; expected ${entry.digest}`];
    case 'missing':
      return ['missing', 'is not there'];
    case 'status':
      return answer.status === 404 || answer.status === 410
        ? ['missing', `is not there (status ${String(answer.status)})`]
        : ['status', `came with status ${String(answer.status)}; expected 200`];
    case 'redirected':
      return ['redirected', `leads to ${answer.to}; expected the file itself`];
    case 'truncated':
      return ['truncated', `ends after ${String(answer.bytes)} bytes`];
    case 'too-large':
      return ['too-large', `goes on after ${String(answer.most)} bytes, which is more than the release has`];
    case 'broken':
      return ['changed', `cannot be unpacked: ${answer.reason}`];
    case 'unreachable':
      return ['unreachable', `could not be fetched: ${answer.reason}`];
  }
}

/** A file that may be cut off rather than changed. */
export interface Suspicion {
  /** The way in which too little came. */
  short: Way;
  /** How many bytes came. */
  bytes: number;
  /** SHA-256 of what came: of the right file's beginning, if it was cut off. */
  digest: string;
}

/** The two answers to one question. */
export interface Answers {
  plain: Answer;
  /** Absent where the compressed copy was not asked for. */
  gzip?: Answer | undefined;
}

/** One of the two is right, and the other is wrong and shorter: then the right one can tell whether it was cut off. */
export function findSuspicion(entry: ManifestEntry, { plain, gzip }: Answers): Suspicion | undefined {
  if (plain.kind !== 'body' || gzip?.kind !== 'body') return undefined;
  const [short, wrong, right] =
    plain.digest === entry.digest ? (['gzip', gzip, plain] as const) : (['plain', plain, gzip] as const);
  const isShort = right.digest === entry.digest && wrong.digest !== entry.digest && wrong.bytes < right.bytes;
  return isShort ? { short, bytes: wrong.bytes, digest: wrong.digest } : undefined;
}

/**
 * Compares a file as it is served with what was released.
 * @param answers what came for the plain file and, where it was asked for, for the compressed one
 */
export function compareServed(entry: ManifestEntry, { plain, gzip }: Answers): MirrorFinding[] {
  const ways: [Way, Answer][] = [['plain', plain]];
  if (gzip) ways.push(['gzip', gzip]);
  const found = ways.flatMap(([way, answer]) => {
    const what = describe(answer, entry);
    if (what) return [{ way, code: what[0], message: what[1] }];
    if (answer.kind !== 'body' || !('type' in answer) || isRightType(entry.path, answer.type)) return [];
    const expected = findContentType(entry.path);
    return [{ way, code: 'type', message: `is served as "${answer.type ?? ''}"; expected "${expected}"` }];
  });
  const [first, second] = found;
  const isAlone = gzip === undefined;
  const isSame = second !== undefined && first?.code === second.code && first.message === second.message;
  return (isSame ? [first] : found).map(({ way, code, message }) => ({
    code: `mirror/${code}`,
    path: entry.path,
    message: `${isAlone || isSame ? 'it' : wayNames[way]} ${message}`,
  }));
}

/** True for a finding that says nothing about the mirror, only that it could not be asked. */
export const isUnreachable = ({ code }: MirrorFinding): boolean => code === 'mirror/unreachable';
