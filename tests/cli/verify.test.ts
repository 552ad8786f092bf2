import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openWeb } from '../../scripts/lib/release/web-source.ts';
import { serveFolder } from '../../scripts/lib/static-server.ts';
import { ContentSource } from '../../src/disk/content-source.ts';
import { needsPrograms } from '../lib/programs.ts';
import { makeKeys, makeRelease } from '../lib/release-site.ts';
import { runCommand } from '../lib/run-command.ts';
import { bikeClub, temporaryFolder, write } from '../lib/temporary.ts';

const key = 'RWTztn4+6cvmh8v2ufTzy8Vf6SSQsXETSJfTJpPhZxyEQylbgnZ4kBUT';

/** Starts a server that answers everything in one way. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}/`;
}

describe('npm run verify', () => {
  test('proves a folder and the same on a plain server, in words and as JSON', async (t) => {
    if (!needsPrograms(t, 'minisign')) return;
    const root = temporaryFolder();
    write(join(root, 'built/index.html'), '<!doctype html><title>Front</title>');
    write(join(root, 'built/fr/index.html'), '<!doctype html><title>Accueil</title>');
    const { catalog } = new ContentSource(bikeClub).content;
    assert.ok(catalog);
    const keys = makeKeys(root, 'ours');
    const wish = { site: join(root, 'built'), catalog, keys, committed: '2026-11-20T14:03:22Z' };
    const folder = await makeRelease(join(root, 'releases'), wish);
    const inFolder = await runCommand('verify', [folder, '--key', join(root, 'ours.pub')]);
    assert.equal(inFolder.code, 0, inFolder.stdout + inFolder.stderr);
    assert.equal(inFolder.stdout, '');
    assert.match(inFolder.stderr, /^True: .* 3 files of the release 2026-11-20-/);
    const server = await serveFolder(folder);
    const onServer = await runCommand('verify', [server.address, '--key', keys.publicKey, '--json']);
    await server.close();
    assert.equal(onServer.code, 0, onServer.stdout + onServer.stderr);
    const said = JSON.parse(onServer.stdout) as Record<string, unknown>;
    assert.deepEqual([said['result'], said['findings'], said['files']], ['true', [], 3]);
  });

  test('takes a folder to which a server leads, however it escapes its name', async () => {
    const root = temporaryFolder();
    write(join(root, 'ü (1)/a@b/index.html'), 'page');
    const plain = await serveFolder(root);
    const places: Record<string, boolean> = {
      '/%C3%BC%20(1)/a@b/': true,
      '/%c3%bc%20%281%29/a%40b/': true,
      '/%C3%BC%20(1)%2Fa@b/': false,
      '/%C3%BC%20(1)/a@b/?x': false,
      '/u%20(1)/a@b/': false,
      '/%FF/a@b/': false,
    };
    const findWrong = async (address: string): Promise<string[]> => {
      const source = openWeb(new URL(address), { connections: 2, timeout: 10_000, tries: 1 });
      const wrong = await source.askDoors('ü (1)/a@b/index.html', 1000, []);
      source.close();
      return wrong.flatMap(({ path, answer }) => (answer.kind === 'body' ? [] : [path]));
    };
    assert.deepEqual(await findWrong(plain.address), []);
    await plain.close();
    for (const [place, isRight] of Object.entries(places)) {
      const address = await serve((request, response) =>
        request.url?.endsWith('/') === true
          ? response.end('page')
          : response.writeHead(301, { Location: place }).end(),
      );
      assert.deepEqual(await findWrong(address), isRight ? [] : ['ü (1)/a@b'], place);
    }
  });

  test('a server that is no mirror: not true', async () => {
    const address = await serve((_request, response) => response.writeHead(404).end('no'));
    const { code, stdout } = await runCommand('verify', [address, '--key', key]);
    assert.equal(stdout, 'SHA256SUMS.minisig: mirror/missing: it is not there (status 404)\n');
    assert.equal(code, 1);
  });

  test('a server that never answers: not reached, after the time that it was given', async () => {
    const address = await serve(() => undefined);
    const { code, stdout } = await runCommand('verify', [address, '--key', key, '--timeout', '1', '--json']);
    const said = JSON.parse(stdout) as { result: string; findings: { code: string }[] };
    assert.equal(said.result, 'not reached');
    assert.deepEqual(
      said.findings.map((finding) => finding.code),
      ['mirror/unreachable'],
    );
    assert.equal(code, 3);
  });

  test('a signature that goes on for ever is not read for ever', async () => {
    const address = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' });
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    const { code, stdout } = await runCommand('verify', [address, '--key', key]);
    assert.match(stdout, /^SHA256SUMS\.minisig: mirror\/too-large/);
    assert.equal(code, 1);
  });

  const wrong: Record<string, [args: string[], says: RegExp]> = {
    'no place': [['--key', key], /Expected exactly one folder or address/],
    'a folder that is not there': [['no-such-folder', '--key', key], /There is no folder "no-such-folder"/],
    'an address without TLS': [['http://example.org/', '--key', key], /expected https:\/\//i],
    'a version 2 onion address': [['http://expyuzz4wqqyqhjn.onion/', '--key', key], /it has 16 characters/],
    'a mistyped onion address': [
      ['http://bnxm6tcb7sgnyulyd2e7yqvbz3narpykokqrkgcdwt5wxbdizofxfkad.onion/', '--key', key],
      /its checksum is wrong/,
    ],
    'a key that is none': [['.', '--key', 'RWabc'], /"RWabc" is no public key/],
    'no key, and none in the settings': [['.', '--content', bikeClub], /publish\.yaml has no public key/],
    'a SOCKS port that is none': [['.', '--key', key, '--tor', '9050'], /"9050" is no SOCKS port/],
    'a release that is none': [
      ['.', '--key', key, '--at-least', 'newest'],
      /"newest" is neither a release nor a time/,
    ],
    'a time that is none': [['.', '--key', key, '--timeout', '0'], /"0" is no value for --timeout/],
    'an option that is none': [['.', '--keys', key], /--keys/],
  };
  for (const [what, [args, says]] of Object.entries(wrong)) {
    test(`wrong use: ${what}`, async () => {
      const { code, stderr } = await runCommand('verify', args);
      assert.match(stderr, says);
      assert.equal(code, 2);
    });
  }
});
