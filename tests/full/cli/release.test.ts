import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { commitAll, copyProject, git, linkPackages } from '../../lib/project-copy.ts';
import { needsPrograms, pathOf } from '../../lib/programs.ts';
import { makeKeys } from '../../lib/release-site.ts';
import { runCommand } from '../../lib/run-command.ts';
import { temporaryFolder } from '../../lib/temporary.ts';

const content = 'tests/fixtures/cargo-bike-club';

describe('npm run release', () => {
  test('makes a signed release that somebody else can build again, byte for byte', async (t) => {
    if (!needsPrograms(t, 'minisign')) return;
    const project = copyProject();
    const keys = makeKeys(temporaryFolder(), 'ours', 'a password with spaces');
    writeFileSync(join(project, content, 'publish.yaml'), `key: ${keys.publicKey}\n`);
    commitAll(project);
    const wrong = await runCommand(
      'release',
      ['--content', content, '--key', keys.secretFile],
      { ONION_FAQ_KEY_PASSWORD: 'wrong' },
      project,
    );
    assert.equal(wrong.code, 3, wrong.stderr);
    assert.match(wrong.stderr, /minisign could not sign: .*password/i);
    assert.ok(!existsSync(join(project, 'releases')));
    const { code, stdout, stderr } = await runCommand(
      'release',
      ['--content', content, '--key', keys.secretFile],
      { ONION_FAQ_KEY_PASSWORD: keys.password },
      project,
    );
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^releases\/2026-11-20-[0-9a-f]{12}\n$/);
    for (const step of [
      'Types',
      'Lint',
      'Format',
      'Content',
      'Build in a fresh folder',
      'Build again and compare',
    ])
      assert.match(stderr, new RegExp(`^ok      ${step}`, 'm'));
    const folder = join(project, stdout.trim());
    checkRelease(folder, keys.publicKey);

    const elsewhere = join(temporaryFolder(), 'a/clone/of/somebody/else');
    git(project, 'clone', '--quiet', project, elsewhere);
    linkPackages(elsewhere);
    const again = await runCommand(
      'release',
      ['--content', content, '--unsigned'],
      { TZ: 'Asia/Kathmandu' },
      elsewhere,
    );
    assert.equal(again.code, 0, again.stderr);
    const sums = (where: string): string => readFileSync(join(where, stdout.trim(), 'SHA256SUMS'), 'utf8');
    assert.equal(sums(elsewhere), sums(project));
  });

  test('is refused while an urgent text is not translated', async (t) => {
    if (!needsPrograms(t, 'minisign')) return;
    const project = copyProject();
    const french = join(project, content, 'fr/questions/deposit.mdx');
    writeFileSync(french, readFileSync(french, 'utf8').replace(/^priority: .*$/m, 'priority: 1-high'));
    rmSync(join(project, content, 'de/questions/deposit.mdx'));
    commitAll(project);
    const { code, stderr } = await runCommand('release', ['--content', content, '--unsigned'], {}, project);
    assert.equal(code, 1, stderr);
    assert.match(
      stderr,
      /translation\/urgent-missing: the question "deposit" is 1-high and has no translation into "de"/,
    );
    assert.match(stderr, /^FAILED {2}Every 1-high text in every language$/m);
  });
});

/** Holds a release against the programs that a stranger has. */
function checkRelease(folder: string, publicKey: string): void {
  const run = (program: string, ...args: string[]): void => {
    const { status, stderr, stdout } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  };
  run(pathOf('minisign'), '-V', '-P', publicKey, '-m', 'SHA256SUMS');
  run('sha256sum', '--check', '--strict', '--quiet', 'SHA256SUMS');
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  const paths = lines.map((line) => line.slice(66));
  const inBytes = [...paths].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  assert.deepEqual(paths, inBytes);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  const plain = files.filter((path) => !path.endsWith('.gz') && !path.startsWith('SHA256SUMS'));
  assert.deepEqual(plain.sort(), [...paths].sort());
  for (const path of paths.filter((name) => /\.(?:html|json|txt)$/.test(name))) {
    const packed = readFileSync(join(folder, `${path}.gz`));
    assert.deepEqual(gunzipSync(packed), readFileSync(join(folder, path)), path);
    assert.equal(packed.readUInt32LE(4), 0, 'no time in it');
  }
  const times = new Set(files.map((path) => statSync(join(folder, path)).mtime.toISOString()));
  assert.deepEqual([...times], ['2026-11-20T14:03:22.000Z']);
}
