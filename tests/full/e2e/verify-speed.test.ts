import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Server } from '../../lib/children.ts';
import { startNginx } from '../../lib/nginx-server.ts';
import { isListening } from '../../lib/ports.ts';
import { needsPrograms } from '../../lib/programs.ts';
import { makeKeys, makeRelease } from '../../lib/release-site.ts';
import { runCommand } from '../../lib/run-command.ts';
import { sites } from '../../lib/sites.ts';
import { temporaryFolder } from '../../lib/temporary.ts';
import { useTorNetwork } from '../../lib/tor-network.ts';
import { verifyPlace } from '../../lib/verify.ts';

const network = useTorNetwork();
const toStop: Server[] = [];
after(async () => {
  for (const server of toStop) await server.stop();
});

test('the reference site is verified through Tor at 40 files a second or more', async (t) => {
  if (!needsPrograms(t, 'tor', 'nginx', 'minisign')) return;
  const reference = sites.find(({ name }) => name === 'reference');
  assert.ok(reference);
  const root = temporaryFolder();
  const keys = makeKeys(root, 'ours');
  const wish = {
    site: reference.folder,
    catalog: reference.catalog,
    keys,
    committed: '2026-11-20T14:03:22Z',
  };
  const release = await makeRelease(join(root, 'releases'), wish);
  const socket = join(root, 'a.sock');
  const words = [
    'nginx',
    '--out',
    release,
    '--root',
    release,
    '--into',
    join(root, 'made'),
    '--name',
    'reference',
  ];
  const made = await runCommand('server-config', [...words, '--socket', socket]);
  assert.equal(made.code, 0, made.stderr);
  const config = join(root, 'made', 'reference-onion.conf');
  toStop.push(await startNginx(root, [config], () => isListening({ path: socket })));
  const { socks, startOnionService } = await network();
  const { host } = await startOnionService(`unix:${socket}`);
  let best = 0;
  for (let round = 0; round < 3; round += 1) {
    const begin = performance.now();
    const result = await verifyPlace(`http://${host}/`, { publicKey: keys.publicKey, socksPort: socks.port });
    assert.deepEqual([result.code, result.findings], [0, []]);
    best = Math.max(best, result.compared / ((performance.now() - begin) / 1000));
  }
  t.diagnostic(`${best.toFixed(0)} files a second, each plain and compressed`);
  assert.ok(best >= 40, `${best.toFixed(1)} files a second`);
});
