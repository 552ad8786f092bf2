import { z } from 'zod';

/** What the outside world said of a page. It is kept in the cache, so a change of its shape is a new version of that. */

/** Why nothing could be had from a server. */
export const faultNames = [
  'dns',
  'dns-temporary',
  'refused',
  'no-route',
  'reset',
  'connect-timeout',
  'answer-timeout',
  'body-timeout',
  'tls-expired',
  'tls-not-yet',
  'tls-host',
  'tls-self-signed',
  'tls-issuer',
  'tls',
  'socks',
  'private',
  'broken',
] as const;

export type FaultName = (typeof faultNames)[number];

/** Why redirects came to no end. */
export const strayNames = [
  'loop',
  'too-many',
  'no-location',
  'unreadable',
  'scheme',
  'onion',
  'private',
] as const;

const hop = z.strictObject({
  status: z.int().min(300).max(399),
  to: z.string(),
  hash: z.string().optional(),
});

const pageFacts = z.strictObject({
  found: z.array(z.string()),
  missing: z.array(z.string()),
  isCut: z.boolean(),
  notFound: z.string().optional(),
});

const hops = z.array(hop);
const instant = z.iso.datetime();

export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(999),
    hops,
    until: instant.optional(),
    page: pageFacts.optional(),
  }),
  z.strictObject({ kind: z.literal('astray'), why: z.enum(strayNames), hops, to: z.string() }),
  z.strictObject({ kind: z.literal('fault'), fault: z.enum(faultNames), detail: z.string(), hops }),
  z.strictObject({ kind: z.literal('left-alone'), until: instant }),
]);

/** One redirect on the way: its status, the page it led to, and its own fragment as in URL.hash, where it has one. */
export type Hop = z.infer<typeof hop>;

/** What a page says about itself. found and missing are the fragments that were looked for. */
export type PageFacts = z.infer<typeof pageFacts>;

/**
 * status: the last answer after all redirects; `until` when the server asked to be left alone for long.
 * astray: redirects without an end; `to` is where the last one led.
 * fault: no answer. left-alone: not asked, since its host wants no questions until then.
 */
export type Answer = z.infer<typeof answerSchema>;

/** True for an answer that leaves nothing to mend, as far as the page as a whole goes. */
export const isFine = (answer: Answer): boolean =>
  answer.kind === 'status' && answer.status >= 200 && answer.status < 300;
