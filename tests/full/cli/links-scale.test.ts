import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../../lib/run-command.ts';
import { temporaryFolder } from '../../lib/temporary.ts';

const linksPerPage = 50;
const pagesPerFolder = 100;
const words =
  'a page of many words with links to other pages and to anchors on them in plain sentences'.split(' ');
const style = 'body { margin: 0; font: 1em sans-serif }\n'.repeat(60);

const pathOf = (page: number): string =>
  `s${String(Math.floor(page / pagesPerFolder))}/p${String(page % pagesPerFolder)}.html`;

/** Four of five links lead to anchors of other pages, one of ten outside, one of ten to the page itself. */
function addressOf(page: number, link: number, pages: number): string {
  const target = (page * 7919 + link * 104_729) % pages;
  if (link % 10 === 9) return `https://example.org/${String(target % 997)}/${String(link)}`;
  if (link % 10 === 4) return `#h${String(link)}`;
  return `../${pathOf(target)}#h${String((link * 3) % linksPerPage)}`;
}

function makePage(page: number, pages: number): string {
  const parts = Array.from({ length: linksPerPage }, (_, link) => {
    const text = words.map((_word, index) => words[(page + link * index) % words.length]).join(' ');
    const href = addressOf(page, link, pages);
    return `<section><h2 id="h${String(link)}">Part ${String(link)}</h2>\n<p>${text} <a href="${href}">link</a> ${text}.</p></section>\n`;
  });
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${String(page)}</title><style>${style}</style></head><body>\n${parts.join('')}</body></html>\n`;
}

interface Measures {
  /** Seconds. */
  cpu: number;
  wall: number;
  /** MB. */
  memory: number;
}

async function measure(pages: number): Promise<Measures> {
  const folder = temporaryFolder();
  const site = join(folder, 'site');
  for (let page = 0; page < pages; page += 1) {
    const path = join(site, pathOf(page));
    if (page % pagesPerFolder === 0) mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, makePage(page, pages));
  }
  const into = join(folder, 'measures.json');
  const preload = new URL('../../fixtures/preload/measure.mjs', import.meta.url).href;
  const start = performance.now();
  const env = { NODE_OPTIONS: `--import ${preload}`, MEASURE_INTO: into };
  const { code, stdout } = await runCommand('links', ['--site', site], env);
  const wall = (performance.now() - start) / 1000;
  assert.equal(code, 0, stdout);
  const count = (number: number): string => number.toLocaleString('en');
  assert.equal(
    stdout,
    `Links: no problems found. ${count(pages)} pages, ${count(pages * linksPerPage)} links, ${count(pages * linksPerPage)} anchors.\n`,
  );
  const { cpu, memory } = JSON.parse(readFileSync(into, 'utf8')) as { cpu: number; memory: number };
  return { cpu: cpu / 1000, wall, memory };
}

// CPU time, since other programs on the machine do not change it: 40 s of it are 20 s on two cores.
test('10,000 pages with 500,000 links: under 20 s on two cores, under 1 GB, and no more than the pages grow', async (t) => {
  const small = await measure(2_500);
  const large = await measure(10_000);
  const show = ({ cpu, wall, memory }: Measures): string =>
    `${cpu.toFixed(1)} s of CPU in ${wall.toFixed(1)} s, ${memory.toFixed(0)} MB`;
  t.diagnostic(`2,500 pages: ${show(small)}; 10,000 pages: ${show(large)}`);
  assert.ok(large.cpu < 40, show(large));
  assert.ok(large.memory < 1000, show(large));
  assert.ok(large.cpu / small.cpu < 5, `${show(small)} and ${show(large)}`);
});
