import { z } from 'zod';
import { line, webAddress } from '../core/fields.ts';
import type { DeadService } from '../core/links/dead-services.ts';
import { ruleNames, type RuleName } from '../core/links/rules.ts';
import type { LinkSeverities } from '../core/links/severity.ts';
import type { LinkSettings } from '../core/model.ts';
import { tag } from './language-tag.ts';

const ruleSeverity = z.enum(['error', 'warning', 'off']);

/** A severity, or one for each language. */
const severitySetting = z.union(
  [
    ruleSeverity,
    z.record(z.union([z.literal('default'), tag]), ruleSeverity, {
      error: 'expected error, warning or off, or one of them for each language',
    }),
  ],
  { error: 'expected error, warning or off, or one of them for each language: { default: error, de: off }' },
);

const severities: z.ZodType<LinkSeverities> = z.strictObject(
  Object.fromEntries(ruleNames.map((name) => [name, severitySetting.optional()])) as Record<
    RuleName,
    z.ZodOptional<typeof severitySetting>
  >,
);

const deadService: z.ZodType<DeadService> = z.strictObject({
  address: z
    .string({ error: 'expected a host such as old.example.org' })
    .regex(
      /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/,
      'expected a host in lower-case letters, with the start of a path where only that is gone, without https://',
    )
    .describe('Host, or host and start of a path.'),
  why: line(200).describe('What became of it, without a full stop.'),
  instead: webAddress.optional().describe('Where to link instead.'),
});

/** `links` in site.yaml: how the links of the built site are checked. */
export const linkSettings: z.ZodType<LinkSettings> = z.strictObject({
  severity: severities.default({}).describe('How bad a finding of a rule is.'),
  dead: z
    .array(deadService, { error: 'expected a list of services' })
    .default([])
    .describe('Services that no longer exist.'),
});
