import { z } from 'zod';
import { day, line, webAddress } from '../core/fields.ts';
import type { DeadService } from '../core/links/dead-services.ts';
import type { Excuse } from '../core/links/external/excuses.ts';
import { externalRuleNames, type ExternalRuleName } from '../core/links/external/rules.ts';
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

const optional = <Name extends string, T extends z.ZodType>(
  names: readonly Name[],
  setting: T,
): Record<Name, z.ZodOptional<T>> =>
  Object.fromEntries(names.map((name) => [name, setting.optional()])) as Record<Name, z.ZodOptional<T>>;

const severities: z.ZodType<LinkSeverities> = z.strictObject({
  ...optional<RuleName, typeof severitySetting>(ruleNames, severitySetting),
  ...optional<ExternalRuleName, typeof ruleSeverity>(externalRuleNames, ruleSeverity),
});

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

const status = z
  .int({ error: 'expected a status such as 403' })
  .min(300, 'expected a status from 300 to 599')
  .max(599, 'expected a status from 300 to 599');

const excuse: z.ZodType<Excuse> = z
  .strictObject({
    host: z
      .string({ error: 'expected a host such as example.org' })
      .regex(
        /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/,
        'expected a host in lower-case letters, without https://, port and path',
      )
      .optional()
      .describe('A host with all hosts below it.'),
    address: webAddress.optional().describe('One address.'),
    status: z
      .union([status.transform((one) => [one]), z.array(status).min(1, 'expected at least one status')], {
        error: 'expected a status such as 403, or a list of them',
      })
      .optional()
      .describe('Only when the server answers with this.'),
    reason: line(200).describe('Why, for whoever reads the list.'),
    until: day.describe('Last day on which it holds.'),
  })
  .refine(({ host, address, status: only }) => [host, address, only].some((one) => one !== undefined), {
    error: 'expected a host, an address or a status',
  })
  .refine(({ host, address }) => host === undefined || address === undefined, {
    path: ['address'],
    error: 'expected a host or an address, not both',
  });

/** `links` in site.yaml: how the links of the built site are checked. */
export const linkSettings: z.ZodType<LinkSettings> = z.strictObject({
  severity: severities.default({}).describe('How bad a finding of a rule is.'),
  dead: z
    .array(deadService, { error: 'expected a list of services' })
    .default([])
    .describe('Services that no longer exist.'),
  excuses: z
    .array(excuse, { error: 'expected a list of excuses, each with reason and until' })
    .default([])
    .describe('Problems of addresses outside that are known.'),
});
