import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { needsPrograms, pathOf } from '../../lib/programs.ts';
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

describe('torrc examples', () => {
  const blocks = globSync('content/*/questions/**/*.mdx').sort().flatMap(findBlocks);
  const folder = temporaryFolder();

  test('there are some', () => {
    assert.ok(blocks.length > 0);
  });

  for (const { file, line, text } of blocks) {
    test(`${file}:${String(line)} is right for the tor of this machine`, (t) => {
      if (!needsPrograms(t, 'tor')) return;
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
      const { status, stdout } = spawnSync(pathOf('tor'), args, { encoding: 'utf8', cwd: folder });
      assert.equal(status, 0, `${file}:${String(line)}: tor refuses it:\n${stdout}`);
    });
  }
});
