import { existsSync, readFileSync, statSync } from 'node:fs';
import { findOnionProblem } from '../../../src/config/onion.ts';
import { parsePublicKey, type PublicKey } from '../../../src/core/release/minisign.ts';
import { exitCodes } from '../arguments.ts';
import type { SocksPort } from '../socks.ts';
import { openFolder } from './folder-source.ts';
import { readPublicKey, readPublishSettings } from './publish-settings.ts';
import type { ReleaseSource } from './release-source.ts';
import { StepFailure } from './steps.ts';
import { openWeb, type WebOptions } from './web-source.ts';

const usageError = (message: string, hint: string): StepFailure =>
  new StepFailure(message, hint, exitCodes.usage);

/** Where tor listens unless it was told otherwise. */
const usualTor: SocksPort = { host: '127.0.0.1', port: 9050 };

/** Reads a public key, or the file that holds one, or publish.yaml where none is named. @throws StepFailure */
export function findPublicKey(word: string | undefined): PublicKey {
  if (word === undefined) {
    const settings = readPublishSettings();
    if (settings.key !== undefined) return readPublicKey(settings);
    throw usageError('No key was named, and publish.yaml has no public key.', 'Name one: --key RW...');
  }
  const parsed = parsePublicKey(
    existsSync(word) && statSync(word).isFile() ? readFileSync(word, 'utf8') : word,
  );
  if ('value' in parsed) return parsed.value;
  throw usageError(
    `"${word}" is no public key: ${parsed.problem}.`,
    'Take the key from a place that is not the mirror.',
  );
}

const loopback = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/;

function checkAddress(text: string): URL {
  if (!URL.canParse(text))
    throw usageError(`"${text}" is no address.`, 'Expected https://... or http://... .onion.');
  const url = new URL(text);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  const isOnion = url.hostname.endsWith('.onion');
  const problem = isOnion ? findOnionProblem(url.hostname) : undefined;
  if (problem !== undefined)
    throw usageError(`"${url.hostname}" is no onion address: ${problem}.`, 'Copy it again.');
  if (url.protocol === 'http:' && !isOnion && !loopback.test(url.hostname))
    throw usageError(`"${text}" starts with http:.`, 'Expected https://, or http:// for an onion address.');
  return new URL(`${url.origin}${url.pathname}`);
}

/**
 * Opens a folder or a site.
 * @param tor SOCKS port of a tor; onion addresses take the usual one where none is named
 * @throws StepFailure
 */
export function openPlace(place: string, tor: SocksPort | undefined, options: WebOptions): ReleaseSource {
  if (/^https?:\/\//i.test(place)) {
    const url = checkAddress(place);
    const socks = tor ?? (url.hostname.endsWith('.onion') ? usualTor : undefined);
    return openWeb(url, { ...options, socks });
  }
  if (existsSync(place) && statSync(place).isDirectory()) return openFolder(place);
  throw usageError(`There is no folder "${place}".`, 'Expected a folder, https://..., or http://... .onion.');
}
