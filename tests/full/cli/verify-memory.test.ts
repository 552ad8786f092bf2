import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { serveFolder } from '../../../scripts/lib/static-server.ts';
import { ContentSource } from '../../../src/disk/content-source.ts';
import { needsPrograms } from '../../lib/programs.ts';
import { makeKeys, makeRelease, type Keys } from '../../lib/release-site.ts';
import { runCommand } from '../../lib/run-command.ts';
import { bikeClub, temporaryFolder, write } from '../../lib/temporary.ts';

/** A heap of fixed size: what grows beyond it would end the process, and what V8 merely puts off cannot hide it. */
const heap = '--max-old-space-size=48 --max-semi-space-size=1';

const preload = new URL('../../fixtures/preload/peak-memory.mjs', import.meta.url).href;

/** A release with so many small files and so many large ones. */
async function makeLarge(keys: Keys, small: number, large: number): Promise<string> {
  const root = temporaryFolder();
  const site = join(root, 'built');
  write(join(site, 'index.html'), '<!doctype html><title>Front</title>');
  for (let index = 0; index < small; index += 1) {
    const folder = join(site, 'pages', String(index % 100));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${String(index)}.html`), `<!doctype html><title>${String(index)}</title>`);
  }
  for (let index = 0; index < large; index += 1)
    writeFileSync(join(site, `large-${String(index)}.bin`), Buffer.alloc(40_000_000, index + 1));
  const { catalog } = new ContentSource(bikeClub).content;
  assert.ok(catalog);
  return makeRelease(join(root, 'releases'), { site, catalog, keys, committed: '2026-11-20T14:03:22Z' });
}

test('verifying needs the same memory for a site of 20 files and one of 4,000 with large ones', async (t) => {
  if (!needsPrograms(t, 'minisign')) return;
  const keys = makeKeys(temporaryFolder(), 'ours');
  const into = join(temporaryFolder(), 'peak');
  const measure = async (place: string): Promise<number> => {
    const env = { NODE_OPTIONS: `${heap} --import ${preload}`, PEAK_MEMORY_INTO: into };
    const { code, stdout, stderr } = await runCommand('verify', [place, '--key', keys.publicKey], env);
    assert.equal(code, 0, stdout + stderr);
    return Number(readFileSync(into, 'utf8')) / 1000;
  };
  const [small, large] = [await makeLarge(keys, 20, 0), await makeLarge(keys, 4000, 3)];
  for (const way of ['folder', 'server'] as const) {
    const peaks: number[] = [];
    for (const folder of [small, large]) {
      const server = way === 'server' ? await serveFolder(folder) : undefined;
      peaks.push(await measure(server?.address ?? folder));
      await server?.close();
    }
    const [first = 0, second = 0] = peaks;
    t.diagnostic(`${way}: ${first.toFixed(0)} MB and ${second.toFixed(0)} MB`);
    assert.ok(second < first + 60, `${way}: ${String(first)} MB became ${String(second)} MB`);
  }
});
