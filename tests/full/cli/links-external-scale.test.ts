import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeOutsideContent, reportOutside, startOutside, type OutsideServer } from '../../lib/outside.ts';
import { temporaryFolder } from '../../lib/temporary.ts';

const hosts = 100;
const pagesPerHost = 10;
/** Milliseconds. */
const answerTime = 200;
const delay = 1000;

/** What nobody can be quicker than: every host answers for all its pages, one at a time, with a pause between two. */
const unavoidable = (requestsPerPage: number): number =>
  pagesPerHost * requestsPerPage * answerTime + (pagesPerHost - 1) * delay;

const preload = new URL('../../fixtures/preload/measure.mjs', import.meta.url).href;

/** Checks all pages. @param type of the pages: those of HTML are asked for twice */
async function measure(type: string): Promise<{ wall: number; memory: number; servers: OutsideServer[] }> {
  const servers = await Promise.all(
    Array.from({ length: hosts }, (_, index) =>
      startOutside(`127.0.1.${String(index + 1)}`, (_request, response) => {
        setTimeout(() => {
          response.writeHead(200, { 'Content-Type': type }).end('<!doctype html><title>A page</title>');
        }, answerTime);
      }),
    ),
  );
  const urls = servers.flatMap(({ origin }) =>
    Array.from({ length: pagesPerHost }, (_, index) => `${origin}/${String(index)}`),
  );
  const folder = temporaryFolder();
  const into = join(folder, 'measures.json');
  const env = { NODE_OPTIONS: `--import ${preload}`, MEASURE_INTO: into };
  const args = ['--delay', String(delay / 1000)];
  const { report } = await reportOutside(makeOutsideContent(urls), join(folder, 'cache.json'), args, env);
  assert.deepEqual([report.asked, report.findings], [hosts * pagesPerHost, []]);
  const requests = servers.flatMap((server) => server.requests);
  const wall = Math.max(...requests.map(({ end }) => end)) - Math.min(...requests.map(({ start }) => start));
  const { memory } = JSON.parse(readFileSync(into, 'utf8')) as { memory: number };
  return { wall, memory, servers };
}

for (const [kind, type, requestsPerPage] of [
  ['files', 'application/pdf', 1],
  ['pages of HTML, each read after its HEAD', 'text/html', 2],
] as const)
  test(`1,000 addresses on 100 hosts, ${kind}: within 1.5 times what is unavoidable, under 200 MB`, async (t) => {
    const { wall, memory, servers } = await measure(type);
    const ratio = wall / unavoidable(requestsPerPage);
    t.diagnostic(`${(wall / 1000).toFixed(1)} s, ${ratio.toFixed(2)} times; ${memory.toFixed(0)} MB`);
    assert.ok(ratio < 1.5, `${ratio.toFixed(2)} times`);
    assert.ok(memory < 200, `${memory.toFixed(0)} MB`);
    for (const { requests } of servers) {
      const firsts = requests.filter(({ method }) => method === 'HEAD');
      for (const [index, { start }] of firsts.entries()) {
        const before = requests.filter((one) => one.path === firsts[index - 1]?.path).at(-1);
        assert.ok(start - (before?.end ?? -Infinity) > delay - 20, 'the pause is kept');
      }
    }
  });
