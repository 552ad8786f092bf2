import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestName, packedEnding, signatureName } from '../../../src/core/release/files.ts';
import { parseManifestLine } from '../../../src/core/release/manifest.ts';
import type { PublicKey } from '../../../src/core/release/minisign.ts';
import { compareFileLists, type FileList } from '../../../src/core/release/publish-plan.ts';
import { findFileSignatureProblem } from './minisign.ts';
import { StepFailure } from './steps.ts';
import type { Target } from './target.ts';

/** Digests by path, as a manifest that is known to be signed has them. @throws StepFailure */
function readManifest(text: string): Map<string, string> {
  const digests = new Map<string, string>();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const parsed = parseManifestLine(line);
    if ('problem' in parsed)
      throw new StepFailure(`${manifestName}: ${parsed.problem}`, 'Publish another release.');
    digests.set(parsed.value.path, parsed.value.digest);
  }
  return digests;
}

async function checkSignature(
  manifest: string,
  signature: string,
  key: PublicKey,
): Promise<string | undefined> {
  const work = mkdtempSync(join(tmpdir(), 'onion-faq-'));
  try {
    const file = join(work, manifestName);
    writeFileSync(file, manifest);
    return await findFileSignatureProblem(file, signature, key);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const isCopy = (path: string): boolean => path.endsWith(packedEnding);

function pick(list: FileList, isWanted: (path: string) => boolean): FileList {
  return { files: new Map([...list.files].filter(([path]) => isWanted(path))), others: list.others };
}

/**
 * Verifies a release where it lies, by its own signature: this machine may not have it any more.
 * @throws StepFailure when a file is not as it was signed
 */
export async function checkPlaced(target: Target, name: string, key: PublicKey): Promise<number> {
  const manifest = await target.readFile(name, manifestName);
  const signature = await target.readFile(name, signatureName);
  const problem = await checkSignature(manifest, signature, key);
  const expected = readManifest(problem === undefined ? manifest : '');
  const own = new Set([manifestName, signatureName]);
  const found = await target.listFiles(name);
  const plain = pick(found, (path) => !isCopy(path) && !own.has(path));
  const packed = await target.listPacked(name);
  const unpacked = new Map(
    [...packed.files].flatMap(([path]) => {
      const digest = expected.get(path.slice(0, -packedEnding.length));
      return digest === undefined ? [] : [[path, digest] as const];
    }),
  );
  const differences = [
    ...(problem === undefined ? [] : [`${manifestName}: ${problem}`]),
    ...compareFileLists(expected, plain),
    ...compareFileLists(unpacked, packed),
  ];
  if (differences.length === 0) return plain.files.size;
  throw new StepFailure(
    `${target.to}/releases/${name} is not as it was released:\n${differences.slice(0, 20).join('\n')}`,
    'Readers still see what they saw before. Find out what happened there before you publish again.',
  );
}
