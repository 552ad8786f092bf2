/** The settings of the processes of a private Tor network. What they mean: tor(1). */

/** Where the one directory authority of the network is, and who it is. */
export interface Authority {
  orPort: number;
  dirPort: number;
  /** Fingerprint of its version 3 identity key, 40 hexadecimal digits. */
  identity: string;
  /** Fingerprint of its relay key, 40 hexadecimal digits. */
  fingerprint: string;
}

const lines = (settings: readonly string[]): string => `${settings.join('\n')}\n`;

/**
 * What every process of the network is told.
 * @param folder its data folder, which also holds its control socket
 * @param owner process id; tor ends when that process is gone
 */
export const commonTorrc = (authority: Authority, folder: string, owner: number): string =>
  lines([
    'TestingTorNetwork 1',
    `DirAuthority auth0 orport=${String(authority.orPort)} no-v2 v3ident=${authority.identity} 127.0.0.1:${String(authority.dirPort)} ${authority.fingerprint}`,
    'AssumeReachable 1',
    'AddressDisableIPv6 1',
    'PathsNeededToBuildCircuits 0.67',
    'FetchDirInfoEarly 1',
    'FetchDirInfoExtraEarly 1',
    'ShutdownWaitLength 0',
    'AvoidDiskWrites 1',
    'CookieAuthentication 0',
    `DataDirectory ${folder}`,
    `ControlSocket ${folder}/control`,
    `__OwningControllerProcess ${String(owner)}`,
    'Log notice stdout',
  ]);

/** What makes a process a relay, from which no connection leaves the network. */
export const relayTorrc = (nickname: string, orPort: number): string =>
  lines([
    `Nickname ${nickname}`,
    `ORPort 127.0.0.1:${String(orPort)} IPv4Only`,
    'Address 127.0.0.1',
    'SocksPort 0',
    'ExitPolicy reject *:*',
  ]);

/** How often the authority makes a consensus, in seconds. */
const interval = 20;

/**
 * What makes a relay the authority.
 * @param seconds seconds since 1970: the first vote is held seven seconds later
 */
export const authorityTorrc = (dirPort: number, seconds: number): string =>
  lines([
    `DirPort 127.0.0.1:${String(dirPort)} IPv4Only`,
    'AuthoritativeDirectory 1',
    'V3AuthoritativeDirectory 1',
    ...['TestingV3AuthInitialVotingInterval', 'V3AuthVotingInterval'].map(
      (name) => `${name} ${String(interval)}`,
    ),
    ...[
      'TestingV3AuthInitialVoteDelay',
      'TestingV3AuthInitialDistDelay',
      'V3AuthVoteDelay',
      'V3AuthDistDelay',
    ].map((name) => `${name} 2`),
    'V3AuthNIntervalsValid 6',
    `TestingV3AuthVotingStartOffset ${String((seconds + 7) % interval)}`,
    'TestingDirAuthVoteGuard *',
    'TestingDirAuthVoteHSDir *',
    'TestingDirAuthVoteExit *',
    'TestingMinExitFlagThreshold 0',
    'MinUptimeHidServDirectoryV2 0',
    'AuthDirMaxServersPerAddr 0',
  ]);

/** What makes a process a client with a SOCKS port. */
export const clientTorrc = (socksPort: number): string => lines([`SocksPort 127.0.0.1:${String(socksPort)}`]);

/**
 * What makes a process an onion service.
 * @param ports `80 unix:/path` or `80 127.0.0.1:8080`: port of the service and what stands behind it
 */
export const serviceTorrc = (folder: string, ports: readonly string[]): string =>
  lines([
    'SocksPort 0',
    `HiddenServiceDir ${folder}/service`,
    ...ports.map((port) => `HiddenServicePort ${port}`),
  ]);
