import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { externalRuleNames } from '../../src/core/links/external/rules.ts';
import { answerCases, cases, good, type Case, type World } from './links-external.cases.ts';
import {
  makeAuthority,
  makeOutsideContent,
  reportOutside,
  startOutside,
  startRaw,
  type Certificate,
} from '../lib/outside.ts';
import { findPorts } from '../lib/ports.ts';
import { needsPrograms } from '../lib/programs.ts';
import { temporaryFolder } from '../lib/temporary.ts';

const html = { 'Content-Type': 'text/html' };

/** Cases that need a server of their own: those in which it answers slowly, badly or not at all. */
async function startOdd(): Promise<[url: string, finds: Case['finds']][]> {
  const silent = await startRaw('127.0.0.6', () => undefined);
  const reset = await startRaw('127.0.0.7', (socket) => {
    socket.once('data', () => socket.resetAndDestroy());
  });
  const garbage = await startRaw('127.0.0.8', (socket) => {
    socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n'));
  });
  const slow = await startOutside('127.0.0.9', (request, response) => {
    response.writeHead(200, html);
    if (request.method === 'HEAD') response.end();
    else setInterval(() => response.write('<p>'), 100).unref();
  });
  const [closed = 0] = await findPorts(1);
  return [
    [`${silent}/a`, { 'external-timeout': /took the connection but did not answer in time$/ }],
    [`${reset}/a`, { 'external-reset': /its server cut the connection$/ }],
    [`${garbage}/a`, { 'external-broken': /its answer cannot be read/ }],
    [`${slow.origin}/a`, { 'external-timeout': /began to answer but did not come to an end in time$/ }],
    [`http://127.0.0.1:${String(closed)}/a`, { 'external-unreachable': /its server takes no connection$/ }],
  ];
}

/** Servers with certificates, good and bad. */
async function startSecure(
  world: () => World,
): Promise<{ file: string; secure: string; bad: [string, Case['finds']][] }> {
  const { file, issue, issueAlone } = makeAuthority();
  const serve = async (host: string, certificate: Certificate): Promise<string> => {
    const server = await startOutside(
      host,
      (request, response) => {
        if (request.url === '/to-http') response.writeHead(302, { Location: `${world().here}/fine` }).end();
        else response.writeHead(200, html).end(good);
      },
      certificate,
    );
    return server.origin;
  };
  const secure = await serve('127.0.0.4', issue('good', '127.0.0.4'));
  const bad: [string, Case['finds']][] = [
    [
      `${await serve('127.0.0.11', issue('old', '127.0.0.11', -1))}/`,
      { 'external-tls': /its certificate has expired$/ },
    ],
    [
      `${await serve('127.0.0.12', issue('wrong', '127.0.0.99'))}/`,
      { 'external-tls': /is for another host name \(.*127\.0\.0\.12/ },
    ],
    [
      `${await serve('127.0.0.13', issueAlone('alone', '127.0.0.13'))}/`,
      { 'external-tls': /is signed by itself/ },
    ],
    [`${secure}/fine#old`, undefined],
    [`${secure}/to-http`, { 'external-downgrade': /leads to plain http: "http:\/\/127\.0\.0\.2/ }],
    [`${secure.replace('https', 'http')}/`, { 'external-reset': /cut the connection$/ }],
  ];
  return { file, secure, bad };
}

test('every page of the table gives its finding in its line of links.yaml, and no other', async (t) => {
  if (!needsPrograms(t, 'openssl')) return;
  const world: World = { here: '', other: '', secure: '' };
  const here = await startOutside(
    '127.0.0.2',
    answerCases(() => world),
  );
  const other = await startOutside('127.0.0.3', (_request, response) => {
    response.writeHead(200, html).end(good);
  });
  const { file, secure, bad } = await startSecure(() => world);
  Object.assign(world, { here: here.origin, other: other.origin, secure });
  const table: [url: string, finds: Case['finds']][] = [
    ...cases.map(({ path, finds }): [string, Case['finds']] => [here.origin + path, finds]),
    ...(await startOdd()),
    ...bad,
  ];
  const content = makeOutsideContent(table.map(([url]) => url));
  const folder = temporaryFolder();
  const into = join(folder, 'measures.json');
  const preload = new URL('../fixtures/preload/measure.mjs', import.meta.url).href;
  const env = { NODE_EXTRA_CA_CERTS: file, NODE_OPTIONS: `--import ${preload}`, MEASURE_INTO: into };
  const { code, report } = await reportOutside(content, join(folder, 'cache.json'), ['--timeout', '2'], env);
  assert.equal(code, 1);
  const problems: string[] = [];
  for (const [index, [url, finds = {}]] of table.entries()) {
    const line = 4 * index + 1;
    const found = report.findings.filter((one) => one.line === line);
    const isRight = ({ code: name, message, file: place }: (typeof found)[number]): boolean =>
      place.endsWith('content/links.yaml') && (finds[name.replace('links/', '')]?.test(message) ?? false);
    if (found.length !== Object.keys(finds).length || !found.every(isRight))
      problems.push(
        `${url}: ${found.map(({ code: name, message }) => `${name}: ${message}`).join('; ') || 'nothing'}`,
      );
  }
  assert.deepEqual(problems, []);
  assert.equal(
    report.asked,
    new Set(table.map(([url]) => url.split('#')[0])).size,
    'each page is asked for once',
  );

  const paths = here.requests.map(({ method, path }) => `${method} ${path}`);
  const count = (what: string): number => paths.filter((one) => one === what).length;
  assert.deepEqual([count('HEAD /anchors'), count('GET /anchors')], [0, 1], 'fragments share a request');
  assert.deepEqual([count('HEAD /failing'), count('GET /failing')], [1, 3], 'three tries');
  assert.deepEqual([count('HEAD /gone'), count('GET /gone') > 0], [2, true]);
  for (const { headers } of here.requests) {
    assert.match(headers['user-agent'] ?? '', /^onion-faq\/[\d.]+ \(link checker\)$/);
    assert.deepEqual(
      [headers.cookie, headers.referer, headers.authorization],
      [undefined, undefined, undefined],
    );
  }
  const { memory } = JSON.parse(readFileSync(into, 'utf8')) as { memory: number };
  assert.ok(memory < 200, `bombs and endless pages took ${memory.toFixed(0)} MB`);
});

test('every rule has its row in the table of codes', () => {
  const readme = readFileSync('content/README.md', 'utf8');
  for (const name of externalRuleNames)
    assert.match(readme, new RegExp(`^\\| .*\`links/${name}\`.* \\| .+ \\|$`, 'm'), name);
});
