import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { needsBrowser } from '../lib/browser.ts';
import { lies, type Lie } from '../lib/lying-server.ts';
import { useMirror, type Mirror } from '../lib/mirror.ts';
import { buildFaults } from '../lib/mirror-faults.ts';
import { needsPrograms, pathOf } from '../lib/programs.ts';
import { runCommand } from '../lib/run-command.ts';
import { write } from '../lib/temporary.ts';
import { engines, openThroughTor, securityLevels } from '../lib/tor-browser.ts';
import { verifyPlace, type VerifyResult, type VerifyWish } from '../lib/verify.ts';

const page = 'fr/repairs.html';

/**
 * What stock browsers say that Tor Browser does not: Chromium takes an onion address over http for insecure, and
 * Firefox reports the icon that the policy kept it from asking for.
 */
const expectedComplaints =
  /Cross-Origin-Opener-Policy header has been ignored|\/favicon\.ico because it violates/;

const foundLies: Record<Lie, RegExp> = {
  truncated: /^fr\/repairs\.html: mirror\/truncated: it ends after 15 bytes/,
  redirected: /^fr\/repairs\.html: mirror\/redirected: it leads to http:\/\/example\.org\//,
  type: /^fr\/repairs\.html: mirror\/changed: it is not what was released/,
  endless: /^fr\/repairs\.html: mirror\/too-large: it goes on after \d+ bytes/,
  'front door': /^\/: mirror\/redirected: what is shown for the folder leads to http:\/\/example\.org\//,
};

const verify = (
  { keys, socksPort }: Mirror,
  address: string,
  wish: Partial<VerifyWish> = {},
): Promise<VerifyResult> => verifyPlace(address, { publicKey: keys.publicKey, socksPort, ...wish });

function assertFinds({ code, findings }: VerifyResult, found: RegExp): void {
  assert.ok(
    findings.some((finding) => found.test(finding)),
    `${String(found)} is not among\n${findings.join('\n')}`,
  );
  assert.equal(code, 1);
}

describe('a mirror behind an onion address', () => {
  const open = useMirror(page);

  test('is published over ssh, the older release first, and is true through Tor', async (t) => {
    const mirror = await open(t);
    if (!mirror) return;
    for (const release of [mirror.older, mirror.newer]) {
      const { code, stderr } = await mirror.publish('--release', release);
      assert.equal(code, 0, stderr);
      assert.equal(readlinkSync(join(mirror.target, 'live')), `releases/${basename(release)}`);
    }
    const { code, stdout, stderr } = await runCommand('verify', [
      ...[mirror.address, '--key', mirror.keys.publicKey, '--tor', `127.0.0.1:${String(mirror.socksPort)}`],
      ...['--json', '--at-least', basename(mirror.newer)],
    ]);
    assert.equal(code, 0, stdout + stderr);
    const said = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual([said['result'], said['findings'], said['compared']], ['true', [], said['files']]);
  });

  test('has a signature that the real minisign takes', async (t) => {
    const mirror = await open(t);
    if (!mirror) return;
    const cwd = join(mirror.target, 'live');
    const args = ['-V', '-P', mirror.keys.publicKey, '-m', 'SHA256SUMS'];
    const signature = spawnSync(pathOf('minisign'), args, { cwd, encoding: 'utf8' });
    assert.equal(signature.status, 0, signature.stderr);
    const sums = spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], {
      cwd,
      encoding: 'utf8',
    });
    assert.equal(sums.status, 0, sums.stderr);
  });

  for (const engine of engines) {
    for (const level of securityLevels) {
      test(`opens in ${engine} at ${level}: one request, no complaint, and its links lead on`, async (t) => {
        if (engine === 'Chromium' ? !needsBrowser(t) : !needsPrograms(t, 'firefox-esr')) return;
        const mirror = await open(t);
        if (!mirror) return;
        const {
          page: tab,
          requests,
          complaints,
          close,
        } = await openThroughTor(engine, level, mirror.socksPort);
        try {
          const address = new URL(page, mirror.address).href;
          const response = await tab.goto(address);
          assert.equal(response?.status(), 200);
          const headers = response.headers();
          assert.match(
            headers['content-security-policy'] ?? '',
            /^default-src 'none'; .*; frame-ancestors 'none'$/,
          );
          assert.equal(headers['content-encoding'], 'gzip');
          assert.ok(!('onion-location' in headers));
          const width = await tab.evaluate(() => getComputedStyle(document.body).maxInlineSize);
          assert.notEqual(width, 'none', 'the style of the page is in force');
          assert.deepEqual(requests, [address]);
          await tab.keyboard.press('Tab');
          await tab.keyboard.press('Tab');
          await Promise.all([tab.waitForURL(/index\.html$/), tab.keyboard.press('Enter')]);
          assert.deepEqual(
            complaints.filter((complaint) => !expectedComplaints.test(complaint)),
            [],
          );
        } finally {
          await close();
        }
      });
    }
  }

  for (const [what, { breakIt, found }] of Object.entries(buildFaults(page))) {
    test(`is not true with ${what}`, async (t) => {
      const mirror = await open(t);
      if (!mirror) return;
      await mirror.showBroken(breakIt);
      assertFinds(await verify(mirror, mirror.address), found);
    });
  }

  test('is true but too old when it shows the release before, and nothing was lost by all that', async (t) => {
    const mirror = await open(t);
    if (!mirror) return;
    const { code, stderr } = await mirror.publish('--release', mirror.older);
    assert.equal(code, 0, stderr);
    assertFinds(
      await verify(mirror, mirror.address, { atLeast: basename(mirror.newer) }),
      /^release\.json: mirror\/old: it is 2026-11-20-/,
    );
    assert.deepEqual((await verify(mirror, mirror.address)).findings, []);
  });

  for (const how of lies) {
    test(`is not true when its server lies (${how})`, async (t) => {
      const mirror = await open(t);
      if (!mirror) return;
      mirror.lie(how);
      assertFinds(await verify(mirror, mirror.liar), foundLies[how]);
    });
  }

  test('is not true for another key', async (t) => {
    const mirror = await open(t);
    if (!mirror) return;
    const result = await verify(mirror, mirror.address, { publicKey: mirror.otherKeys.publicKey });
    assertFinds(result, /SHA256SUMS: mirror\/signature: it was signed with the key [0-9A-F]{16}; expected/);
  });

  test('has a file too many: seen in the folder, and gone with the next run', async (t) => {
    const mirror = await open(t);
    if (!mirror) return;
    const folder = join(mirror.target, 'live');
    write(join(folder, 'fr/extra.html'), 'extra');
    const { publicKey } = mirror.keys;
    assertFinds(
      await verifyPlace(folder, { publicKey }),
      /^fr\/extra\.html: mirror\/extra: is in no release/,
    );
    const { code, stderr } = await mirror.publish('--release', mirror.older);
    assert.equal(code, 0, stderr);
    assert.deepEqual((await verifyPlace(folder, { publicKey })).findings, []);
  });

  test('cannot be reached: exit code 3, and no word against the mirror', async (t) => {
    const mirror = await open(t);
    if (!mirror) return;
    const { code, findings } = await verify(mirror, mirror.address, { socksPort: 1 });
    assert.equal(code, 3);
    assert.match(findings.join('\n'), /^SHA256SUMS\.minisig: mirror\/unreachable: [^\n]*$/);
  });
});
