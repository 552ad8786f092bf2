import { spawn, spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  findSignatureProblem,
  parseSignature,
  type PublicKey,
  type VerifyEd25519,
} from '../../../src/core/release/minisign.ts';
import { exitCodes } from '../arguments.ts';
import { findInstalled } from '../find-program.ts';
import { StepFailure } from './steps.ts';

/** Environment variables with the secret key's file and its password. */
export const keyVariable = 'ONION_FAQ_KEY';
export const passwordVariable = 'ONION_FAQ_KEY_PASSWORD';

/** What is needed to sign. */
export interface SigningKey {
  /** Path of minisign. */
  program: string;
  /** Path of the secret key. */
  file: string;
  /** Empty for a key without one. */
  password: string;
}

/** Where key and password come from, as the command was told. */
export interface KeyWords {
  key: string | undefined;
  passwordFile: string | undefined;
}

/** Asks for the password on the terminal, which does not show it. */
function askPassword(): string {
  process.stderr.write('\r\u001B[2KPassword of the secret key: ');
  const script = 'trap "stty echo" EXIT; stty -echo; IFS= read -r word; printf %s "$word"';
  const { stdout } = spawnSync('sh', ['-c', script], {
    stdio: ['inherit', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  process.stderr.write('\n');
  return stdout;
}

function readPassword(passwordFile: string | undefined): string {
  if (passwordFile === undefined)
    return process.env[passwordVariable] ?? (process.stdin.isTTY ? askPassword() : '');
  if (!existsSync(passwordFile)) {
    throw new StepFailure(
      `There is no file "${passwordFile}".`,
      'Name the file that holds the password.',
      exitCodes.usage,
    );
  }
  return readFileSync(passwordFile, 'utf8').split(/\r?\n/)[0] ?? '';
}

/**
 * Finds what is needed to sign, before long work is begun.
 * @param folders repositories, in which no secret key may lie
 * @throws StepFailure
 */
export function findSigningKey(words: KeyWords, folders: readonly string[]): SigningKey {
  const file = words.key ?? process.env[keyVariable];
  if (file === undefined || file === '') {
    throw new StepFailure(
      'No key to sign with was named.',
      `Name the secret key of minisign with --key or ${keyVariable}; --unsigned makes a release to compare with.`,
      exitCodes.usage,
    );
  }
  if (!existsSync(file))
    throw new StepFailure(
      `There is no key "${file}".`,
      'docs/publishing.md says how to make one.',
      exitCodes.usage,
    );
  const real = realpathSync(file);
  if (folders.some((folder) => real.startsWith(realpathSync(folder) + sep))) {
    throw new StepFailure(
      `The secret key lies in the repository: ${real}`,
      'Move it out, and see that it was never committed: whoever has it can sign releases.',
    );
  }
  const program = findInstalled('minisign');
  if (program === undefined)
    throw new StepFailure(
      'There is no minisign on this machine.',
      'Install it: apt-get install minisign',
      exitCodes.failed,
    );
  return { program, file: real, password: readPassword(words.passwordFile) };
}

/** Signs a file; the signature goes to `<file>.minisig`. @throws StepFailure with what minisign said */
export async function signFile(key: SigningKey, file: string, comment: string): Promise<void> {
  const args = ['-S', '-s', key.file, '-m', file, '-t', comment, '-c', 'signature of the files of this site'];
  const child = spawn(key.program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.on('error', () => undefined).end(`${key.password}\n`);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return;
  throw new StepFailure(
    `minisign could not sign: ${said.trim() || `it ended with code ${String(code)}`}`,
    `Is the password right? It comes from ${passwordVariable}, --password-file or the terminal.`,
    exitCodes.failed,
  );
}

/** DER head of an Ed25519 public key (RFC 8410), before its 32 bytes. */
const derHead = Buffer.from('302a300506032b6570032100', 'hex');

/** Checks an Ed25519 signature with node:crypto. */
export const verifyEd25519: VerifyEd25519 = (message, signature, key) => {
  const publicKey = createPublicKey({ key: Buffer.concat([derHead, key]), format: 'der', type: 'spki' });
  return verify(null, message, publicKey, signature);
};

/** BLAKE2b-512 of a file, read piece by piece. */
async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash('blake2b512');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

/**
 * Says why the signature of a file does not hold, or undefined when it does.
 * @param signature text of the `.minisig` file
 */
export async function findFileSignatureProblem(
  file: string,
  signature: string,
  key: PublicKey,
): Promise<string | undefined> {
  const parsed = parseSignature(signature);
  if ('problem' in parsed) return parsed.problem;
  return findSignatureProblem(await digestOf(file), parsed.value, key, verifyEd25519);
}

/**
 * Signs a file and holds the signature against the public key that readers know.
 * @throws StepFailure
 */
export async function signAndCheck(
  key: SigningKey,
  publicKey: PublicKey,
  file: string,
  comment: string,
): Promise<void> {
  await signFile(key, file, comment);
  const problem = await findFileSignatureProblem(file, readFileSync(`${file}.minisig`, 'utf8'), publicKey);
  if (problem === undefined) return;
  throw new StepFailure(
    `The new signature does not hold: ${problem}`,
    'publish.yaml names the public key that readers know: sign with the secret key that belongs to it.',
  );
}
