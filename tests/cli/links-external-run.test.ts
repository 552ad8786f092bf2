import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Excuse } from '../../src/core/links/external/excuses.ts';
import {
  askOutside,
  makeAuthority,
  makeOutsideContent,
  reportOutside,
  runOutside,
  startOutside,
  type OutsideServer,
  type OutsideWish,
  type SeenRequest,
} from '../lib/outside.ts';
import { findPorts } from '../lib/ports.ts';
import { needsPrograms } from '../lib/programs.ts';
import { runCommand, withoutTestRunner } from '../lib/run-command.ts';
import { startSocks } from '../lib/socks-server.ts';
import { temporaryFolder, write } from '../lib/temporary.ts';
import { waitFor } from '../lib/tor/process.ts';

const plain = { 'Content-Type': 'text/plain' };
const newCache = (): string => join(temporaryFolder(), 'cache.json');
const pagesOf = ({ origin }: OutsideServer, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${origin}/${String(index + 1)}`);

/** A server of pages that are all there. */
const startFine = (host: string, wait = 0): Promise<OutsideServer> =>
  startOutside(host, (_request, response) => {
    setTimeout(() => response.writeHead(200, plain).end(), wait);
  });

/** Environment in which no name exists, and every question for one is written down. */
function watchNames(): { env: Record<string, string>; read: () => string[] } {
  const into = join(temporaryFolder(), 'names.txt');
  writeFileSync(into, '');
  const preload = new URL('../fixtures/preload/watch-names.mjs', import.meta.url).href;
  return {
    env: { NODE_OPTIONS: `--import ${preload}`, NAMES_INTO: into },
    read: () => [...new Set(readFileSync(into, 'utf8').split('\n').filter(Boolean))].sort(),
  };
}

describe('politeness, measured at the servers', () => {
  test('a host is asked by one at a time with a pause in between; hosts are asked side by side', async () => {
    const servers = [await startFine('127.0.0.2', 50), await startFine('127.0.0.3', 50)];
    const urls = servers.flatMap((server) => pagesOf(server, 8));
    const { result, report } = await askOutside(urls, newCache(), { delay: 100 });
    assert.deepEqual([result.asked, report.findings], [16, []]);
    for (const { requests } of servers) {
      assert.equal(requests.length, 8);
      for (const [index, { start }] of requests.entries()) {
        const before = requests[index - 1]?.end ?? -Infinity;
        assert.ok(start - before > 90, `${(start - before).toFixed(0)} ms after the answer before`);
      }
    }
    const [first, second] = servers.map(({ requests }) => requests);
    assert.ok((first?.at(-1)?.start ?? 0) > (second?.[0]?.start ?? Infinity));
    assert.ok((second?.at(-1)?.start ?? 0) > (first?.[0]?.start ?? Infinity));
  });

  /** A host that answers 429 once. @returns how long it was left alone then */
  async function measureRest(host: string, retryAfter: () => string): Promise<number> {
    let count = 0;
    const server = await startOutside(host, (_request, response) => {
      count += 1;
      if (count === 2) response.writeHead(429, { ...plain, 'Retry-After': retryAfter() }).end();
      else response.writeHead(200, plain).end();
    });
    const { report } = await askOutside(pagesOf(server, 4), newCache());
    assert.deepEqual(report.findings, []);
    const { requests } = server;
    assert.equal(requests.length, 5);
    return (requests[2]?.start ?? NaN) - (requests[1]?.end ?? NaN);
  }

  test('a host that says Retry-After is left alone as a whole: in seconds, and as a date', async () => {
    const [seconds, date] = await Promise.all([
      measureRest('127.0.0.2', () => '1'),
      measureRest('127.0.0.3', () => new Date(new Date().getTime() + 2000).toUTCString()),
    ]);
    assert.ok(seconds >= 990 && seconds < 4000, `${String(seconds)} ms`);
    // A date has no parts of seconds.
    assert.ok(date >= 900 && date < 5000, `${String(date)} ms`);
  });

  test('Retry-After of the last answer for a page holds for the next page of the host', async () => {
    const server = await startOutside('127.0.0.2', (_request, response) => {
      response.writeHead(404, { ...plain, 'Retry-After': '1' }).end();
    });
    await askOutside(pagesOf(server, 2), newCache());
    // Each page is asked for with HEAD and GET.
    const [, first, second] = server.requests;
    const rest = (second?.start ?? NaN) - (first?.end ?? NaN);
    assert.ok(rest >= 990, `${String(rest)} ms`);
  });

  test('a host that wants to be left alone for an hour is asked no more, in this run and the next', async () => {
    const server = await startOutside('127.0.0.2', (_request, response) => {
      response.writeHead(429, { ...plain, 'Retry-After': '3600' }).end();
    });
    const [urls, cache] = [pagesOf(server, 3), newCache()];
    const { report } = await askOutside(urls, cache);
    assert.deepEqual(new Set(report.findings.map((one) => one.code)), new Set(['links/external-busy']));
    assert.equal(report.findings.length, 3);
    assert.match(
      report.findings[0]?.message ?? '',
      /wants to be left alone until \d{4}-\d\d-\d\d \d\d:\d\d UTC: its server answers 429/,
    );
    assert.match(
      report.findings[1]?.message ?? '',
      /was not asked, since its server wants to be left alone until/,
    );
    assert.equal(server.requests.length, 1);
    const again = await askOutside(urls, cache);
    assert.deepEqual([again.result.asked, again.report.findings], [0, report.findings]);
    assert.equal(server.requests.length, 1);
  });

  test('a page that is busy without Retry-After is asked three times, further apart each time', async () => {
    const server = await startOutside('127.0.0.2', (_request, response) => {
      response.writeHead(503, plain).end();
    });
    const { report } = await askOutside(pagesOf(server, 1), newCache(), { delay: 100 });
    assert.match(report.findings[0]?.message ?? '', /503 \(Service Unavailable\)/);
    const gets = server.requests.filter(({ method }) => method === 'GET');
    assert.equal(gets.length, 3);
    const [first = 0, second = 0] = gets.slice(1).map(({ start }, index) => start - (gets[index]?.end ?? 0));
    assert.ok(first > 140 && second > 290, `${String(first)} and ${String(second)} ms`);
  });
});

describe('the cache', () => {
  test('a second run asks only what is due, and says the same', async () => {
    const server = await startOutside('127.0.0.2', (request, response) => {
      const isPage = request.url === '/page';
      response.writeHead(
        request.url === '/gone' ? 404 : 200,
        isPage ? { 'Content-Type': 'text/html' } : plain,
      );
      response.end('<p id="a">');
    });
    const cache = newCache();
    const urls = ['/gone', '/1', '/2', '/page#a'].map((path) => server.origin + path);
    const countAsked = async (...wish: OutsideWish[]): Promise<number> =>
      (await askOutside(urls, cache, ...wish)).result.asked;
    const first = await askOutside(urls, cache);
    const requests = server.requests.length;
    const second = await askOutside(urls, cache);
    assert.deepEqual([first.result.asked, first.result.known], [4, 0]);
    assert.deepEqual([second.result.asked, second.result.known], [0, 4]);
    assert.deepEqual(second.report.findings, first.report.findings);
    assert.equal(server.requests.length, requests);

    await test('another anchor of a page that is known, and an address that is new', async () => {
      const more = [...urls, `${server.origin}/page#b`, `${server.origin}/3`];
      const { result, report } = await askOutside(more, cache);
      assert.equal(result.asked, 2);
      assert.deepEqual(
        report.findings.map(({ code, line }) => [code, line]),
        [
          ['links/external-gone', 1],
          ['links/external-anchor', 5],
        ],
      );
    });

    await test('good answers hold for a week, problems for 12 hours, --max-age 0 asks for everything', async () => {
      const age = (hours: number): void => {
        const text = readFileSync(cache, 'utf8');
        const then = new Date(new Date().getTime() - hours * 3_600_000).toISOString();
        writeFileSync(cache, text.replaceAll(/"checked":"[^"]*"/g, `"checked":"${then}"`));
      };
      age(13);
      assert.equal(await countAsked(), 1);
      age(8 * 24);
      assert.equal(await countAsked(), 4);
      assert.equal(await countAsked({ maxAge: 0 }), 4);
    });
  });

  for (const [what, text, why] of [
    [
      'damaged',
      '{ "version": 2, "pages": {',
      /cache\.json is damaged: it is no JSON\. It is now .*cache\.json\.set-aside(?:-2)?, and every address is asked again\.$/,
    ],
    ['of another shape', '{ "version": 2, "pages": { "http://a/": 3 } }', /is damaged: pages > http:\/\/a\//],
    [
      'of another version',
      '{ "version": 99, "things": [] }',
      /has version 99 of its format; this program reads 2\./,
    ],
  ] as const)
    test(`that is ${what} is set aside and said so, never overwritten`, async () => {
      const server = await startFine('127.0.0.2');
      const [cache, urls] = [newCache(), pagesOf(server, 1)];
      for (const aside of ['cache.json.set-aside', 'cache.json.set-aside-2']) {
        writeFileSync(cache, text);
        const { result, note } = await askOutside(urls, cache);
        assert.equal(result.asked, 1);
        assert.match(note ?? '', why);
        assert.equal(readFileSync(join(cache, '..', aside), 'utf8'), text);
      }
      const { result, note } = await askOutside(urls, cache);
      assert.deepEqual([result.known, note], [1, undefined]);
    });
});

describe('a run that is stopped', () => {
  const count = 30;

  /** Starts a run and sends it a signal after some requests. */
  async function stopAfter(
    requests: readonly SeenRequest[],
    many: number,
    signal: NodeJS.Signals,
    content: string,
    cache: string,
  ): Promise<{ code: number | null; stderr: string }> {
    const args = ['scripts/links.ts', '--external', '--private', '--content', content, '--cache', cache];
    const child = spawn(process.execPath, [...args, '--delay', '0'], {
      env: withoutTestRunner(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await waitFor('requests', () => requests.length >= many || undefined);
    child.kill(signal);
    return { code: await ended, stderr };
  }

  test('by Ctrl+C says how far it is, keeps that, and the next one goes on from there', async () => {
    const server = await startFine('127.0.0.2', 60);
    const [content, cache] = [makeOutsideContent(pagesOf(server, count)), newCache()];
    const { code, stderr } = await stopAfter(server.requests, 6, 'SIGINT', content, cache);
    assert.equal(code, 3);
    const done = Number(
      /^Stopped: (\d+) of 30 answers are in .*cache\.json; the same command goes on from there\.\n$/.exec(
        stderr,
      )?.[1],
    );
    assert.ok(done >= 5 && done < count, stderr);
    const { result, report } = await askOutside(pagesOf(server, count), cache);
    assert.deepEqual([result.known, result.asked, report.findings], [done, count - done, []]);
    // The page that was just being asked for is asked for again.
    assert.ok(server.requests.length <= count + 1);
    assert.deepEqual(readdirSync(join(cache, '..')), ['cache.json'], 'nothing is left beside it');
  });

  test('by SIGKILL has lost no more than a second, and its cache is whole', async () => {
    const server = await startFine('127.0.0.2', 100);
    const [content, cache] = [makeOutsideContent(pagesOf(server, count)), newCache()];
    await stopAfter(server.requests, 22, 'SIGKILL', content, cache);
    const { result, note } = await askOutside(pagesOf(server, count), cache);
    assert.equal(note, undefined);
    assert.ok(result.known >= 5, `${String(result.known)} known`);
    assert.equal(result.known + result.asked, count);
  });
});

describe('excuses', () => {
  const day = (days: number): string =>
    new Date(new Date().getTime() + days * 86_400_000).toISOString().slice(0, 10);

  test('of hosts, statuses and addresses hold until their day; then they are errors, and unused ones are warned of', async () => {
    const start = (host: string, status: number): Promise<OutsideServer> =>
      startOutside(host, (_request, response) => {
        response.writeHead(status, plain).end();
      });
    const [denied, gone] = [await start('127.0.0.2', 403), await start('127.0.0.3', 404)];
    const urls = [...pagesOf(denied, 2), ...pagesOf(gone, 2)];
    const cache = newCache();
    const check = async (...excuses: Partial<Excuse>[]): Promise<[number, ...string[]]> => {
      const usual = { reason: 'It is known', until: day(0) };
      const wish = { excuses: excuses.map((excuse) => ({ ...usual, ...excuse })) };
      const { findings, excused } = (await askOutside(urls, cache, wish)).report;
      return [
        excused,
        ...findings.map(({ code, line, severity }) => `${String(line)} ${code.slice(6)} ${severity}`),
      ];
    };
    const isDenied = ['1 external-denied warning', '2 external-denied warning'];
    const isGone = ['3 external-gone error', '4 external-gone error'];
    assert.deepEqual(await check(), [0, ...isDenied, ...isGone]);
    assert.deepEqual(await check({ host: '127.0.0.3' }), [2, ...isDenied]);
    assert.deepEqual(await check({ status: [403, 404] }), [4]);
    assert.deepEqual(await check({ host: '127.0.0.3', status: [403] }, { address: urls[3] ?? '' }), [
      ...[1, ...isDenied, ...isGone.slice(0, 1), '1 excuse-unused warning'],
    ]);
    assert.deepEqual(await check({ status: [403] }, { host: '127.0.0.3', until: day(-1) }), [
      ...[2, ...isGone, '2 excuse-expired error'],
    ]);
  });

  test('that say too little are refused with file and line', async () => {
    const content = makeOutsideContent([], '  excuses:\n    - { reason: Because, until: 2030-02-30 }\n');
    const { code, stderr } = await runOutside(content, newCache());
    assert.equal(code, 3);
    assert.match(stderr, /site\.yaml:3: .*calendar/);
  });
});

describe('any folder of HTML', () => {
  test('its pages are read for addresses outside; findings stand where the links do', async () => {
    const server = await startOutside('127.0.0.2', (request, response) => {
      response.writeHead(request.url === '/gone' ? 404 : 200, plain).end();
    });
    const [folder, settings] = [temporaryFolder(), join(temporaryFolder(), 'site.yaml')];
    const link = (path: string): string => `<a href="${server.origin}${path}">x</a>`;
    write(
      join(folder, 'index.html'),
      `<!doctype html>\n<link rel="canonical" href="${server.origin}/mine">\n${link('/gone')}\n<a href="b.html">own</a>\n`,
    );
    write(
      join(folder, 'b.html'),
      `<!doctype html>\n<p>${link('/1')} ${link('/gone')} <code>${server.origin}/mentioned</code>`,
    );
    write(
      settings,
      'links:\n  severity: { external-gone: warning }\n  excuses:\n    - { host: 127.0.0.9, reason: Gone, until: 2020-01-01 }\n',
    );
    const args = [
      '--external',
      '--private',
      '--site',
      folder,
      '--settings',
      settings,
      '--cache',
      newCache(),
      '--delay',
      '0',
    ];
    const { code, stdout } = await runCommand('links', args);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /b\.html:2:\d+: warning: "http:.*\/gone" is not there: its server answers 404 \(Not Found\)\n +2 places on 2 pages; also index\.html:3:4\n/,
    );
    assert.match(stdout, /site\.yaml:4: the excuse of "127\.0\.0\.9" ran out/);
    assert.match(
      stdout,
      /\nOutside: 1 error and 1 warning\. 2 addresses on 1 host: 2 pages asked now, 0 known from the cache\.\n$/,
    );
    assert.deepEqual(new Set(server.requests.map(({ path }) => path)), new Set(['/1', '/gone']));
  });

  test('for GitHub each finding is an annotation, and the summary goes to standard error', async () => {
    const server = await startOutside('127.0.0.2', (_request, response) => {
      response.writeHead(410).end();
    });
    const content = makeOutsideContent(pagesOf(server, 1));
    const { code, stdout, stderr } = await runOutside(content, newCache(), ['--format', 'github']);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^::error file=.*content\/links\.yaml,line=1,title=links\/external-gone::"http:.*" is not there.*\n$/,
    );
    assert.match(stderr, /^Outside: 1 error\. 1 address on 1 host/);
  });
});

describe('names', () => {
  const onion = 'http://anxm6tcb7sgnyulyd2e7yqvbz3narpykokqrkgcdwt5wxbdizofxfkad.onion/';

  test('an onion address is skipped and counted, and no name server hears of it', async () => {
    const { env, read } = watchNames();
    const server = await startOutside('127.0.0.2', (_request, response) => {
      response.writeHead(302, { Location: onion }).end();
    });
    const content = makeOutsideContent([
      onion,
      `${onion}page#part`,
      `${server.origin}/to-it`,
      'https://www.example.org/',
    ]);
    const { code, report } = await reportOutside(content, newCache(), [], env);
    assert.equal(code, 1);
    assert.deepEqual([report.skipped, report.asked], [{ onion: 2, private: 0 }, 2]);
    assert.deepEqual(
      report.findings.map(({ code: name, line }) => [name, line]),
      [
        ['links/external-redirect', 9],
        ['links/external-unreachable', 13],
      ],
    );
    assert.match(report.findings[1]?.message ?? '', /there is no such host name/);
    assert.deepEqual(read(), ['www.example.org'], 'the watch sees other names');
  });

  test('this machine and private networks are skipped unless --private is said', async () => {
    const server = await startFine('127.0.0.2');
    const content = makeOutsideContent([...pagesOf(server, 2), 'http://192.168.1.1/', 'http://router.lan/']);
    const { env, read } = watchNames();
    const args = ['--external', '--content', content, '--cache', newCache()];
    const { code, stdout } = await runCommand('links', args, env);
    assert.equal(code, 0);
    assert.match(stdout, /0 pages asked now, .*; 4 private addresses skipped, which --private asks\.\n$/);
    assert.deepEqual([server.requests, read()], [[], []]);
  });

  test('when nothing at all can be reached it is this machine: exit code 3, and nothing is held against anybody', async () => {
    const { env } = watchNames();
    const content = makeOutsideContent(['a', 'b', 'c'].map((name) => `https://${name}.example.org/`));
    const cache = newCache();
    const { code, stdout, stderr } = await runOutside(content, cache, [], env);
    assert.deepEqual([code, stdout], [3, '']);
    assert.doesNotMatch(readFileSync(cache, 'utf8'), /example\.org/);
    assert.match(stderr, /^None of 3 addresses could be reached\.\n +Is there a network\?/);
  });
});

describe('through a SOCKS port', () => {
  test('names go to it as they are, also for https and after redirects, and its faults are told apart', async (t) => {
    if (!needsPrograms(t, 'openssl')) return;
    const authority = makeAuthority();
    const secure = await startOutside(
      '127.0.0.4',
      (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p id="a">');
      },
      authority.issue('site', 'DNS:secure.example.org'),
    );
    const site = await startOutside('127.0.0.2', (_request, response) => {
      response.writeHead(302, { Location: 'https://secure.example.org/there' }).end();
    });
    const proxy = await startSocks({
      'site.example.org': site,
      'secure.example.org': secure,
      'wrong.example.org': secure,
    });
    const content = makeOutsideContent([
      'http://site.example.org/a',
      'https://secure.example.org/b#a',
      'https://wrong.example.org/',
      'http://nowhere.example.org/',
      'http://silent.example.org/',
    ]);
    const { env, read } = watchNames();
    const args = ['--tor', `127.0.0.1:${String(proxy.port)}`, '--timeout', '2'];
    const { report } = await reportOutside(content, newCache(), args, {
      ...{ ...env, NODE_EXTRA_CA_CERTS: authority.file },
    });
    assert.deepEqual(
      report.findings.map(({ line, message }) => [line, message.replace(/^"[^"]*": | \(.*/g, '')]),
      [
        [9, 'its certificate is for another host name'],
        [13, 'Tor could not reach its server'],
        [17, 'its server took no connection in time'],
      ],
    );
    assert.deepEqual(
      new Set(proxy.asked),
      new Set(
        ['secure:443', 'site:80', 'wrong:443', 'nowhere:80', 'silent:80'].map((one) =>
          one.replace(':', '.example.org:'),
        ),
      ),
    );
    assert.deepEqual(read(), []);
  });
});

describe('wrong use', () => {
  const wrong: [args: string[], message: RegExp][] = [
    [['--cache', 'a.json'], /--cache belongs to --external/],
    [['--external', '--max-age', 'old'], /"old" is no value for --max-age; expected a number from 0 to 365/],
    [['--external', '--settings', 'site.yaml'], /belong to --site/],
    [['--external', '--max-aeg', '3'], /did you mean "--max-age"\?/],
  ];
  for (const [args, message] of wrong)
    test(`${args.join(' ')}: exit code 2`, async () => {
      const { code, stdout, stderr } = await runCommand('links', args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    });

  test('a SOCKS port that is none, or that nothing listens at', async () => {
    const content = makeOutsideContent([]);
    const none = await runOutside(content, newCache(), ['--tor', 'localhost']);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /"localhost" is no SOCKS port\.\n +Expected host and port/);
    const [port = 0] = await findPorts(1);
    const closed = await runOutside(content, newCache(), ['--tor', `127.0.0.1:${String(port)}`]);
    assert.equal(closed.code, 3);
    assert.match(closed.stderr, /Nothing takes connections at 127\.0\.0\.1:\d+\.\n +Start tor/);
  });
});
