import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type Server } from './children.ts';
import { pathOf } from './programs.ts';

/**
 * Starts a real nginx with configurations as they were made, after `nginx -t` has taken them.
 * @param folder for its own files
 * @param files configurations that Debian would have in sites-enabled/
 */
export async function startNginx(
  folder: string,
  files: readonly string[],
  isReady: () => Promise<boolean>,
): Promise<Server> {
  const program = pathOf('nginx');
  mkdirSync(join(folder, 'temporary'), { recursive: true });
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, 'temporary', name)};`)
    .join('\n');
  const main = join(folder, 'nginx.conf');
  writeFileSync(
    main,
    `daemon off;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
${paths}
include /etc/nginx/mime.types;
${files.map((file) => `include ${file};`).join('\n')}
}
`,
  );
  const check = spawnSync(program, ['-t', '-c', main], { encoding: 'utf8' });
  assert.equal(check.status, 0, check.stderr);
  assert.doesNotMatch(check.stderr, /\[warn\]/, check.stderr);
  return startServer(program, ['-c', main], isReady);
}
