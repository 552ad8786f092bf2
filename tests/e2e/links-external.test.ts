import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeOutsideContent, reportOutside } from '../lib/outside.ts';
import { needsPrograms } from '../lib/programs.ts';
import { temporaryFolder } from '../lib/temporary.ts';
import { useTorNetwork } from '../lib/tor-network.ts';

const network = useTorNetwork();

/** A site behind an onion address, and the paths that it was asked for. */
async function startSite(): Promise<{ socket: string; paths: string[] }> {
  const socket = join(temporaryFolder(), 'site.sock');
  const paths: string[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    paths.push(`${method} ${url}`);
    if (url === '/moved') response.writeHead(301, { Location: '/page' }).end();
    else if (url === '/gone') response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Page</title><p id="part">');
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { socket, paths };
}

test('addresses outside are asked through Tor, which finds every name: this machine asks no name server', async (t) => {
  if (!needsPrograms(t, 'tor')) return;
  const { socket, paths } = await startSite();
  const { socks, startOnionService } = await network();
  const { host } = await startOnionService(`unix:${socket}`);
  const content = makeOutsideContent([
    `http://${host}/page#part`,
    `http://${host}/page#other`,
    `http://${host}/moved`,
    `http://${host}/gone`,
  ]);
  const names = join(temporaryFolder(), 'names.txt');
  writeFileSync(names, '');
  const preload = new URL('../fixtures/preload/watch-names.mjs', import.meta.url).href;
  const env = { NODE_OPTIONS: `--import ${preload}`, NAMES_INTO: names };
  const cache = join(temporaryFolder(), 'cache.json');
  const tor = ['--tor', `127.0.0.1:${String(socks.port)}`, '--timeout', '30'];
  const { code, report } = await reportOutside(content, cache, tor, env);
  assert.equal(code, 1);
  assert.deepEqual(
    report.findings.map(({ code: name, line }) => [name, line]),
    [
      ['links/external-anchor', 5],
      ['links/external-moved', 9],
      ['links/external-gone', 13],
    ],
  );
  assert.deepEqual([report.asked, report.skipped], [3, { onion: 0, private: 0 }]);
  assert.ok(paths.includes('HEAD /moved') && paths.includes('GET /page'), paths.join(', '));
  assert.equal(readFileSync(names, 'utf8'), '');

  // Without Tor the same onion addresses are left out, although their answers are in the cache.
  const direct = await reportOutside(content, cache, [], env);
  assert.deepEqual([direct.report.skipped.onion, direct.report.asked], [4, 0]);
  assert.equal(readFileSync(names, 'utf8'), '');
});
