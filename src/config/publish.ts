import { z } from 'zod';
import { idPattern } from '../core/fields.ts';
import { parsePublicKey } from '../core/release/minisign.ts';

/** Where a release is published. */
export interface PublishTarget {
  /** A local folder, or a folder of another machine as ssh and rsync write it: `user@host:/path`. */
  to: string;
  /** How many releases stay there, the live one included. */
  keep: number;
}

/** publish.yaml. */
export interface PublishSettings {
  /** Public key with which releases are signed, as minisign writes it. */
  key?: string | undefined;
  /** By name. */
  targets: Record<string, PublishTarget>;
}

/** A place on another machine. */
export interface RemotePlace {
  /** `user@host`, or a name from the ssh configuration. */
  host: string;
  folder: string;
}

/** Takes `user@host:/path` apart; undefined for a folder of this machine. */
export function parsePlace(to: string): RemotePlace | undefined {
  const [, host, folder] = /^((?:\w[\w.-]*@)?\w[\w.-]*):(.*)$/.exec(to) ?? [];
  return host === undefined || folder === undefined ? undefined : { host, folder };
}

const isPlainPath = (path: string): boolean =>
  /^\/[\w./-]*[\w-]$/.test(path) && !/(?:^|\/)\.\.?(?:\/|$)/.test(path);

const place = z.string({ error: 'expected a folder, or user@host:/folder' }).refine((to) => {
  const remote = parsePlace(to);
  return isPlainPath(remote ? remote.folder : to);
}, 'expected a whole path such as /srv/faq or user@host:/srv/faq, of letters, digits, and . - _');

const target: z.ZodType<PublishTarget> = z.strictObject({
  to: place.describe('A local folder, or user@host:/folder over ssh.'),
  keep: z
    .int({ error: 'expected a number' })
    .min(2, 'expected at least 2: the live release and the one to go back to')
    .max(1000, 'expected at most 1000')
    .default(5)
    .describe('How many releases stay there.'),
});

/** publish.yaml: where releases are published and with which key they are signed. It holds no secret. */
export const publishSchema: z.ZodType<PublishSettings> = z.strictObject({
  key: z
    .string({ error: 'expected a public key of minisign' })
    .refine(
      (text) => 'value' in parsePublicKey(text),
      'expected a public key of minisign: 56 characters that start with RW',
    )
    .optional()
    .describe('Public key with which releases are signed.'),
  targets: z
    .record(z.string().regex(idPattern, 'expected a name such as clearnet'), target, {
      error: 'expected names with targets',
    })
    .default({})
    .describe('Where releases are published, by name.'),
});

/** Name of the file in the content folder; a site that nobody publishes has none. */
export const publishFile = 'publish.yaml';
