import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { runCommand } from '../lib/run-command.ts';
import { temporaryFolder, write } from '../lib/temporary.ts';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function ask(address: string, path: string, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('the server behaves like a plain nginx', () => {
  let server: StaticServer;
  const folder = join(temporaryFolder(), 'site');
  before(async () => {
    write(join(folder, 'index.html'), 'root');
    write(join(folder, 'en/index.html'), 'english');
    write(join(folder, 'en/a.html'), 'page');
    write(join(folder, 'docs/faq.html.en/index.html'), 'old');
    write(join(folder, 'empty/file.json'), '{}');
    write(join(folder, '404.html'), 'not here');
    write(join(folder, '../secret.txt'), 'secret');
    server = await serveFolder(folder);
  });
  after(() => server.close());

  const rows: [string, number, string][] = [
    ['/', 200, 'root'],
    ['/en/', 200, 'english'],
    ['/en/a.html', 200, 'page'],
    ['/en/a.html?q=1', 200, 'page'],
    ['/en/a', 404, 'not here'],
    ['/en/a.html/', 404, 'not here'],
    ['/EN/a.html', 404, 'not here'],
    ['/docs/faq.html.en/', 200, 'old'],
    ['/empty/', 404, 'not here'],
    ['/../secret.txt', 404, 'not here'],
    ['/%2e%2e/secret.txt', 404, 'not here'],
    ['/..%2fsecret.txt', 404, 'not here'],
    ['/%00', 404, 'not here'],
    ['/%', 404, 'not here'],
    [`/${'x'.repeat(300)}`, 404, 'not here'],
    [`/en/${'x'.repeat(300)}/`, 404, 'not here'],
  ];
  for (const [path, status, body] of rows) {
    test(`${path.slice(0, 30)} is ${String(status)}`, async () => {
      const answer = await ask(server.address, path);
      assert.deepEqual([answer.status, answer.body], [status, body]);
    });
  }

  test('a folder without its slash redirects, and keeps the query', async () => {
    const plain = await ask(server.address, '/en');
    assert.deepEqual([plain.status, plain.headers['location']], [301, '/en/']);
    const query = await ask(server.address, '/docs/faq.html.en?x=1');
    assert.deepEqual([query.status, query.headers['location']], [301, '/docs/faq.html.en/?x=1']);
  });

  test('a redirect never leads to another host', async () => {
    const { headers } = await ask(server.address, '//en');
    assert.ok(!String(headers['location']).startsWith('//'));
  });

  test('types are right, HEAD has no body, other methods are refused', async () => {
    assert.equal(
      (await ask(server.address, '/en/a.html')).headers['content-type'],
      'text/html; charset=utf-8',
    );
    assert.equal(
      (await ask(server.address, '/empty/file.json')).headers['content-type'],
      'application/json; charset=utf-8',
    );
    const head = await ask(server.address, '/en/a.html', 'HEAD');
    assert.deepEqual([head.status, head.body, head.headers['content-length']], [200, '', '4']);
    assert.equal((await ask(server.address, '/en/a.html', 'POST')).status, 405);
  });

  test('the next port is taken when the first is not free', async () => {
    const port = Number(new URL(server.address).port);
    const second = await serveFolder(temporaryFolder(), port);
    assert.notEqual(Number(new URL(second.address).port), port);
    await second.close();
  });

  test('no port is left behind the last one, and the command says so', async (t) => {
    const last = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      last.once('error', () => {
        resolve(false);
      });
      last.listen(65_535, '127.0.0.1', () => {
        resolve(true);
      });
    });
    t.after(() => last.close());
    t.diagnostic(isFree ? 'taken by the test' : 'taken by another program');
    const { code, stderr } = await runCommand('preview', ['--port', '65535', '--out', folder]);
    assert.match(stderr, /^The system says: listen EADDRINUSE: .*:65535\n$/);
    assert.equal(code, 3);
  });
});
