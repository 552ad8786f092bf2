import assert from 'node:assert/strict';
import { appendFileSync, existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
import { copyContent, temporaryFolder } from '../lib/temporary.ts';

const host = 'anxm6tcb7sgnyulyd2e7yqvbz3narpykokqrkgcdwt5wxbdizofxfkad.onion';

const build = async (onion: string) => {
  const [content, out] = [copyContent(), join(temporaryFolder(), 'site')];
  appendFileSync(join(content, 'site.yaml'), `onion: ${onion}\n`);
  return { out, ...(await runCommand('build', ['--content', content, '--out', out])) };
};

describe('the onion address of a site', () => {
  test('stands in the footer of every page, and in full on the page that shows addresses', async () => {
    const { out, code, stderr } = await build(`http://${host}/club/`);
    assert.equal(code, 0, stderr);
    for (const path of globSync('**/*.html', { cwd: out })) {
      const [, footer = ''] = readFileSync(join(out, path), 'utf8').split('<footer class="site-footer"');
      assert.ok(footer.includes(`<a href="http://${host}/club/">${host}</a>`), path);
    }
    for (const lang of ['fr', 'de', 'ar']) {
      const [before = ''] = readFileSync(join(out, `${lang}/about.html`), 'utf8').split(
        '<footer class="site-footer"',
      );
      assert.ok(before.includes(`<a href="http://${host}/club/" dir="ltr">http://${host}/club/</a>`), lang);
    }
  });

  const wrong: Record<string, RegExp> = {
    'http://expyuzz4wqqyqhjn.onion/club/': /it has 16 characters, as addresses of version 2 had/,
    [`http://b${host.slice(1)}/club/`]: /its checksum is wrong/,
    [`http://${host}/`]: /expected the same path as in "address"/,
  };
  for (const [onion, reason] of Object.entries(wrong)) {
    test(`stops the build when it is ${onion}, with the reason`, async () => {
      const { out, code, stderr } = await build(onion);
      assert.equal(code, 1);
      assert.match(stderr, /content\/site\.yaml:\d+: content\/field-invalid: "onion" is "http/);
      assert.match(stderr, reason);
      assert.ok(!existsSync(out));
    });
  }
});
