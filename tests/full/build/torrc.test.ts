import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { temporaryFolder } from '../../lib/temporary.ts';

/** A block of torrc in the content, with the line on which it starts. */
interface Block {
  file: string;
  line: number;
  text: string;
}

function findBlocks(file: string): Block[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^( *)```torrc\n([\s\S]*?)^ *```/gm)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length + 1,
    text: (match[2] ?? '').replace(new RegExp(`^${match[1] ?? ''}`, 'gm'), ''),
  }));
}

/** tor where it is, else Debian's where we may install it. */
function findTor(): string | undefined {
  const works = (): boolean => spawnSync('tor', ['--version'], { stdio: 'ignore' }).status === 0;
  if (works()) return 'tor';
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'tor'], { stdio: 'ignore', env });
  return works() ? 'tor' : undefined;
}

describe('torrc examples', () => {
  const tor = findTor();
  const blocks = globSync('content/*/questions/**/*.mdx').sort().flatMap(findBlocks);
  const folder = temporaryFolder();

  test('there are some', () => {
    assert.ok(blocks.length > 0);
  });

  for (const { file, line, text } of blocks) {
    test(`${file}:${String(line)} is right for the tor of this machine`, (t) => {
      if (tor === undefined) {
        assert.notEqual(
          process.env['CI'],
          'true',
          'there is no tor, and continuous integration must have one',
        );
        t.skip('no tor on this machine');
        return;
      }
      const torrc = join(folder, 'torrc');
      const data = join(folder, 'data');
      mkdirSync(data, { recursive: true, mode: 0o700 });
      writeFileSync(torrc, text);
      const args = [
        '--verify-config',
        '-f',
        torrc,
        '--defaults-torrc',
        '/dev/null',
        '--DataDirectory',
        data,
        '--hush',
      ];
      const { status, stdout } = spawnSync(tor, args, { encoding: 'utf8', cwd: folder });
      assert.equal(status, 0, `${file}:${String(line)}: tor refuses it:\n${stdout}`);
    });
  }
});
