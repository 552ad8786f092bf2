// node scripts/run.mjs <command> [arguments]: sets up what is missing, then runs scripts/<command>.ts with a Node
// that is new enough. Every npm script goes through here, so that each works on a fresh clone.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findNode, root, setUp } from './setup.mjs';

const [command = '', ...args] = process.argv.slice(2);
const script = join(root, 'scripts', `${command}.ts`);
if (!/^[a-z-]+$/.test(command) || !existsSync(script)) {
  console.error(`There is no command "${command}". README.md lists them all.`);
  process.exit(2);
}
if (!setUp()) process.exit(3);
const node = findNode();
if (!node) {
  console.error(
    `Node ${process.version} is too old for this and none came with the packages for ${process.platform} ${process.arch}.`,
  );
  console.error('Install Node 22.18 or newer (nodejs.org), then run the same command again.');
  process.exit(3);
}
// Astro would report its use to its makers; nobody is asked for that here.
// Node keeps what it compiled of our modules, which makes each command start a quarter faster.
const compiled = process.env['NODE_COMPILE_CACHE'] ?? join(root, '.cache', 'compiled');
// Young objects get less room than usual: a build of ten thousand texts takes a fifth less memory and no longer.
const options = `--max-semi-space-size=12 ${process.env['NODE_OPTIONS'] ?? ''}`.trim();
const env = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  NODE_COMPILE_CACHE: compiled,
  NODE_OPTIONS: options,
};
const child = spawn(node, [script, ...args], { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exit(code ?? (signal === 'SIGINT' ? 130 : 143));
});
