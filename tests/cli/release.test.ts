import assert from 'node:assert/strict';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { commitAll, copyProject } from '../lib/project-copy.ts';
import { needsPrograms } from '../lib/programs.ts';
import { makeKeys } from '../lib/release-site.ts';
import { runCommand, type CommandResult } from '../lib/run-command.ts';
import { temporaryFolder } from '../lib/temporary.ts';

const content = 'tests/fixtures/cargo-bike-club';

describe('npm run release stops before anything is built', () => {
  const project = copyProject();
  const release = (...args: string[]): Promise<CommandResult> =>
    runCommand('release', ['--content', content, ...args], { ONION_FAQ_KEY: '' }, project);

  test('when something is not committed, and names it', async () => {
    writeFileSync(join(project, 'left-over.txt'), 'x');
    appendFileSync(join(project, 'README.md'), 'more');
    const { code, stderr } = await release();
    commitAll(project);
    assert.equal(code, 1);
    assert.match(stderr, /^FAILED {2}Everything committed\n/m);
    assert.match(stderr, / M README\.md\n\?\? left-over\.txt\n/);
  });

  test('when the settings have no public key', async () => {
    const { code, stderr } = await release('--key', '/nowhere');
    assert.equal(code, 1);
    assert.match(stderr, /publish\.yaml has no public key/);
  });

  test('when no secret key is named, there is none, or it lies in the repository', async (t) => {
    if (!needsPrograms(t, 'minisign')) return;
    const keys = makeKeys(temporaryFolder(), 'ours');
    const inside = makeKeys(project, 'inside');
    writeFileSync(join(project, content, 'publish.yaml'), `key: ${keys.publicKey}\n`);
    commitAll(project);
    const none = await release();
    assert.equal(none.code, 2);
    assert.match(none.stderr, /Name the secret key of minisign with --key or ONION_FAQ_KEY/);
    const gone = await release('--key', '/nowhere/secret.key');
    assert.equal(gone.code, 2);
    assert.match(gone.stderr, /There is no key "\/nowhere\/secret\.key"/);
    const exposed = await release('--key', inside.secretFile);
    assert.equal(exposed.code, 1);
    assert.match(exposed.stderr, /The secret key lies in the repository/);
    assert.ok(!existsSync(join(project, 'releases')));
  });

  test('when the content is in no repository', async () => {
    const folder = temporaryFolder();
    const { code, stderr } = await release('--content', folder);
    assert.equal(code, 3);
    assert.match(stderr, /A release is made from a commit/);
  });
});
