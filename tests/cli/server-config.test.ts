import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, appendFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import { join, relative } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Server } from '../lib/children.ts';
import { startNginx } from '../lib/nginx-server.ts';
import { findPorts, isListening } from '../lib/ports.ts';
import { needsPrograms, pathOf } from '../lib/programs.ts';
import { runCommand } from '../lib/run-command.ts';
import { copyContent, temporaryFolder, write } from '../lib/temporary.ts';

const onion = 'http://anxm6tcb7sgnyulyd2e7yqvbz3narpykokqrkgcdwt5wxbdizofxfkad.onion/club/';
const reading = "default-src 'none'; style-src 'sha256-abc='";
const withScript = "default-src 'none'; script-src 'self'; style-src 'sha256-abc='";
const searching =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

const pageWith = (policy: string, text: string): string =>
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${text}</title>`;

/** A site that has every type of page. */
function writeSite(folder: string): void {
  const files: Record<string, string> = {
    'index.html': pageWith(reading, 'chooser'),
    '404.html': pageWith(reading, 'not here'),
    'robots.txt': 'User-agent: *\n',
    SHA256SUMS: `${'0'.repeat(64)}  index.html\n`,
    'SHA256SUMS.minisig': 'signature\n',
    'pret/conditions.html.fr/index.html': pageWith(reading, 'old'),
    'pagefind/pagefind-worker.js': '// worker',
    'pagefind/pagefind.js': '// search',
    'pagefind/index/fr_1.pf_index': 'index',
    'empty/file.json': '{}',
  };
  for (const tag of ['fr', 'de', 'ar']) {
    files[`${tag}/index.html`] = pageWith(reading, tag);
    files[`${tag}/about.html`] = pageWith(reading, 'about');
    files[`${tag}/search.html`] = pageWith(searching, 'search');
    files[`${tag}/letters/one.html`] = pageWith(withScript, 'letter');
  }
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
  write(join(folder, 'fr/about.html.gz'), gzipSync(pageWith(reading, 'about')).toString('latin1'));
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function ask(options: https.RequestOptions & { secure: boolean }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { request } = options.secure ? https : http;
    request({ agent: false, ...options }, (response) => {
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

type Ask = (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;

/** Both servers, in one nginx. */
interface Sides {
  clearnet: Ask;
  onion: Ask;
  /** Without TLS. */
  plain: Ask;
}

describe('the nginx that server-config makes', () => {
  const root = temporaryFolder();
  const toStop: Server[] = [];
  let starting: Promise<Sides> | undefined;
  after(async () => {
    for (const server of toStop) await server.stop();
  });

  function makeCertificate(folder: string): Buffer {
    mkdirSync(folder);
    const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
    const words = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
    ];
    const name = ['-subj', '/CN=bikes.example.org', '-addext', 'subjectAltName=DNS:bikes.example.org'];
    const { status, stderr } = spawnSync(pathOf('openssl'), [...words, ...files, ...name], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return readFileSync(join(folder, 'fullchain.pem'));
  }

  async function start(): Promise<Sides> {
    const [site, content, certificates, socket] = [
      join(root, 'site'),
      copyContent(),
      join(root, 'certificates'),
      join(root, 'onion.sock'),
    ];
    writeSite(site);
    appendFileSync(join(content, 'site.yaml'), `onion: ${onion}\n`);
    const ca = makeCertificate(certificates);
    const [httpPort = 0, httpsPort = 0] = await findPorts(2);
    const { code, stdout, stderr } = await runCommand('server-config', [
      ...['nginx', '--content', content, '--out', site, '--root', site, '--into', join(root, 'made')],
      ...['--socket', socket, '--certificates', certificates, '--ipv4-only'],
      ...['--http-port', String(httpPort), '--https-port', String(httpsPort)],
    ]);
    assert.equal(code, 0, stderr);
    assert.equal(stdout.trim().split('\n').length, 3);
    const files = readdirSync(join(root, 'made')).filter((name) => name.endsWith('.conf'));
    assert.deepEqual(files, ['bikes.example.org-onion.conf', 'bikes.example.org.conf']);
    const paths = files.map((name) => join(root, 'made', name));
    toStop.push(await startNginx(root, paths, () => isListening({ port: httpsPort })));
    const secure = { secure: true, host: '127.0.0.1', port: httpsPort, servername: 'bikes.example.org', ca };
    const host = { Host: 'bikes.example.org' };
    return {
      clearnet: (path, headers = {}, method = 'GET') =>
        ask({ ...secure, path, method, headers: { ...host, ...headers } }),
      onion: (path, headers = {}, method = 'GET') =>
        ask({
          secure: false,
          socketPath: socket,
          path,
          method,
          headers: { Host: new URL(onion).hostname, ...headers },
        }),
      plain: (path) => ask({ secure: false, host: '127.0.0.1', port: httpPort, path, headers: host }),
    };
  }

  const open = async (t: TestContext): Promise<Sides | undefined> => {
    if (!needsPrograms(t, 'nginx', 'openssl')) return undefined;
    starting ??= start();
    return starting;
  };

  for (const side of ['clearnet', 'onion'] as const) {
    const rows: [path: string, status: number, shows: string, type: string, policy: RegExp][] = [
      [
        '',
        200,
        'chooser',
        'text/html; charset=utf-8',
        /^default-src 'none'; style-src 'unsafe-inline'; frame/,
      ],
      ['fr/', 200, 'fr', 'text/html; charset=utf-8', /^default-src 'none'; style-src/],
      ['fr/about.html', 200, 'about', 'text/html; charset=utf-8', /^default-src 'none'; style-src/],
      ['de/letters/one.html', 200, 'letter', 'text/html; charset=utf-8', /; script-src 'self'; style-src/],
      ['ar/search.html', 200, 'search', 'text/html; charset=utf-8', /; script-src 'self' 'wasm-unsafe-eval'/],
      [
        'pagefind/pagefind-worker.js',
        200,
        'worker',
        'text/javascript; charset=utf-8',
        /wasm-unsafe-eval.*connect-src/,
      ],
      ['pagefind/pagefind.js', 200, 'search', 'text/javascript; charset=utf-8', /^default-src 'none'; frame/],
      [
        'pagefind/index/fr_1.pf_index',
        200,
        'index',
        'application/octet-stream',
        /^default-src 'none'; frame/,
      ],
      ['empty/file.json', 200, '{}', 'application/json; charset=utf-8', /^default-src 'none'; frame/],
      ['pret/conditions.html.fr/', 200, 'old', 'text/html; charset=utf-8', /^default-src 'none'; style-src/],
      ['SHA256SUMS', 200, '0000', 'text/plain; charset=utf-8', /^default-src 'none'; frame/],
      ['SHA256SUMS.minisig', 200, 'signature', 'text/plain; charset=utf-8', /^default-src 'none'; frame/],
      ['nowhere.html', 404, 'not here', 'text/html; charset=utf-8', /^default-src 'none'; style-src/],
      ['empty/', 404, 'not here', 'text/html; charset=utf-8', /^default-src 'none'; style-src/],
      ['fr/about.html/', 404, 'not here', 'text/html; charset=utf-8', /^default-src 'none'; style-src/],
      ['../secret', 404, '', 'text/html; charset=utf-8', /./],
      ['..%2f..%2fnginx.conf', 400, '', 'text/html; charset=utf-8', /./],
    ];
    for (const [path, status, shows, type, policy] of rows) {
      test(`${side}: /club/${path} is ${String(status)} with the right type and policy`, async (t) => {
        const sides = await open(t);
        if (!sides) return;
        const answer = await sides[side](`/club/${path}`);
        assert.equal(answer.status, status);
        assert.ok(answer.body.includes(shows), answer.body);
        if (status === 400) return;
        assert.equal(answer.headers['content-type'], type);
        assert.match(String(answer.headers['content-security-policy']), policy);
        assert.match(String(answer.headers['content-security-policy']), /frame-ancestors 'none'$/);
        assert.equal(answer.headers['referrer-policy'], 'no-referrer');
        assert.equal(answer.headers['x-content-type-options'], 'nosniff');
        assert.match(String(answer.headers['permissions-policy']), /camera=\(\)/);
        assert.equal(answer.headers['cross-origin-opener-policy'], 'same-origin');
        assert.equal(answer.headers['cross-origin-resource-policy'], 'same-origin');
        assert.equal(answer.headers['server'], 'nginx');
      });
    }

    test(`${side}: the language of the browser decides at the front door and nowhere else`, async (t) => {
      const sides = await open(t);
      if (!sides) return;
      const front = await sides[side]('/club/', { 'Accept-Language': 'it,de-AT;q=0.8,fr;q=0.5' });
      assert.deepEqual([front.status, front.headers.location], [302, '/club/de/']);
      assert.match(String(front.headers.vary), /Accept-Language/);
      const unknown = await sides[side]('/club/', { 'Accept-Language': 'ja' });
      assert.deepEqual([unknown.status, unknown.body.includes('chooser')], [200, true]);
      for (const path of ['/club/index.html', '/club/fr/', '/club/fr/about.html'])
        assert.equal((await sides[side](path, { 'Accept-Language': 'de' })).status, 200, path);
    });

    test(`${side}: old folders lead to their slash without naming a host, other methods are refused`, async (t) => {
      const sides = await open(t);
      if (!sides) return;
      const folder = await sides[side]('/club/pret/conditions.html.fr');
      assert.deepEqual([folder.status, folder.headers.location], [301, '/club/pret/conditions.html.fr/']);
      assert.equal((await sides[side]('/club')).headers.location, '/club/');
      assert.equal((await sides[side]('/other/')).status, 404);
      assert.equal((await sides[side]('/club/fr/', {}, 'POST')).status, 405);
    });

    test(`${side}: what lies there compressed is sent compressed, and pages may be kept for a while`, async (t) => {
      const sides = await open(t);
      if (!sides) return;
      const packed = await sides[side]('/club/fr/about.html', { 'Accept-Encoding': 'gzip, deflate' });
      assert.equal(packed.headers['content-encoding'], 'gzip');
      assert.match(String(packed.headers.vary), /Accept-Encoding/);
      assert.equal((await sides[side]('/club/fr/about.html')).headers['content-encoding'], undefined);
      assert.equal(packed.headers['cache-control'], 'max-age=600');
      const index = await sides[side]('/club/pagefind/index/fr_1.pf_index');
      assert.match(String(index.headers['cache-control']), /immutable/);
      const search = await sides[side]('/club/pagefind/pagefind.js');
      assert.equal(search.headers['cache-control'], 'no-cache');
    });
  }

  test('only the clearnet side names the onion service, with the page that was asked for', async (t) => {
    const sides = await open(t);
    if (!sides) return;
    const there = await sides.clearnet('/club/fr/about.html');
    assert.equal(there.headers['onion-location'], `${onion}fr/about.html`);
    assert.match(String(there.headers['strict-transport-security']), /^max-age=\d+$/);
    const mirror = await sides.onion('/club/fr/about.html');
    assert.ok(!('onion-location' in mirror.headers) && !('strict-transport-security' in mirror.headers));
    assert.match(
      String((await sides.plain('/club/x?y')).headers.location),
      /^https:\/\/bikes\.example\.org:\d+\/club\/x\?y$/,
    );
  });

  test('a torrc is made that the real tor takes', async (t) => {
    if (!needsPrograms(t, 'tor') || !(await open(t))) return;
    const torrc = readFileSync(join(root, 'made/bikes.example.org.torrc'), 'utf8');
    write(join(root, 'torrc'), torrc.replace('/var/lib/tor/', `${root}/tor-`));
    const args = [
      '--verify-config',
      '-f',
      join(root, 'torrc'),
      '--defaults-torrc',
      '/dev/null',
      '--DataDirectory',
      root,
    ];
    const { status, stdout } = spawnSync(pathOf('tor'), args, { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
    assert.doesNotMatch(stdout, /\[warn\].*PoW/);
  });
});

describe('npm run server-config', () => {
  test('takes no page without a policy', async () => {
    const site = join(temporaryFolder(), 'site');
    write(join(site, 'fr/bare.html'), '<!doctype html><title>Bare</title>');
    const { code, stderr } = await runCommand('server-config', [
      'nginx',
      '--content',
      copyContent(),
      '--out',
      site,
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /no Content-Security-Policy:\nfr\/bare\.html/);
  });

  test('writes into any folder of this machine, seen from where it runs', async () => {
    const root = temporaryFolder();
    const [site, into] = [join(root, 'site'), join(root, 'servers of ours')];
    writeSite(site);
    const args = ['nginx', '--content', copyContent(), '--out', site, '--root', '/srv/faq/live'];
    args.push('--into', relative(process.cwd(), into));
    const wrong = await runCommand('server-config', [...args, '--https-port', '65536']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /^"65536" is no value for --https-port; expected a number from 1 to 65535/);
    assert.ok(!existsSync(into), 'nothing is half written');
    const { code, stderr } = await runCommand('server-config', args);
    assert.equal(code, 0, stderr);
    assert.equal(readdirSync(into).length, 3);
  });

  test('wrong use: an unknown server, a root that could mean anything', async () => {
    const unknown = await runCommand('server-config', ['ngnix']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /There is no server "ngnix".*did you mean "nginx"\?/);
    const content = copyContent();
    const root = await runCommand('server-config', [
      'nginx',
      '--content',
      content,
      '--out',
      content,
      '--root',
      '/srv/x; }',
    ]);
    assert.equal(root.code, 2);
  });
});
