import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { startServer, type Server } from './children.ts';
import { findPorts, isListening } from './ports.ts';
import { pathOf } from './programs.ts';

/** A real sshd on 127.0.0.1 with keys and settings of its own, into which only the user of the tests gets. */
export interface SshServer extends Server {
  /** Configuration of ssh in which the host `target` is this server. */
  config: string;
  host: string;
  /** Ends every connection at once, as a broken line would. */
  cutConnections: () => void;
}

function makeKey(file: string): void {
  const { status, stderr } = spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`ssh-keygen: ${stderr}`);
}

/** @param folder for its files; empty, and readable by its owner only */
export async function startSshServer(folder: string): Promise<SshServer> {
  const [port = 0] = await findPorts(1);
  const [hostKey, userKey, settings, config] = ['host', 'user', 'sshd_config', 'ssh_config'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  makeKey(hostKey);
  makeKey(userKey);
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  writeFileSync(
    settings,
    `ListenAddress 127.0.0.1:${String(port)}
HostKey ${hostKey}
AuthorizedKeysFile ${userKey}.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
`,
  );
  writeFileSync(
    config,
    `Host target
  HostName 127.0.0.1
  Port ${String(port)}
  User ${userInfo().username}
  IdentityFile ${userKey}
  IdentitiesOnly yes
  UserKnownHostsFile ${join(folder, 'known_hosts')}
  StrictHostKeyChecking accept-new
  LogLevel ERROR
`,
  );
  const server = await startServer(pathOf('sshd'), ['-D', '-e', '-f', settings], () => isListening({ port }));
  return {
    ...server,
    config,
    host: 'target',
    cutConnections: () => {
      spawnSync('pkill', ['-KILL', '--parent', String(server.pid)]);
    },
  };
}
