import type { RuleSeverity } from '../rule.ts';

/** A rule for addresses outside. Unlike those for files it has nothing to look at but an answer (problems.ts). */
export interface ExternalRule<Name extends string = string> {
  /** Its finding has the code `links/<name>`. */
  name: Name;
  severity: RuleSeverity;
  /** What is wrong, as the heading of its findings. */
  title: string;
  /** What to do. */
  hint: string;
}

/** All rules, the worst first. */
const all = [
  {
    name: 'external-gone',
    severity: 'error',
    title: 'Pages that are not there',
    hint: 'Link to where it is now, to another source, or to a copy in an archive.',
  },
  {
    name: 'external-unreachable',
    severity: 'error',
    title: 'Servers that cannot be reached',
    hint: 'Try it in a browser; if it stays like this, link to another source.',
  },
  {
    name: 'external-timeout',
    severity: 'error',
    title: 'Servers that do not answer in time',
    hint: 'Try it in a browser, or give it more time with --timeout.',
  },
  {
    name: 'external-reset',
    severity: 'error',
    title: 'Connections that servers cut',
    hint: 'Some servers do this to programs: try it in a browser, then excuse the host.',
  },
  {
    name: 'external-tls',
    severity: 'error',
    title: 'Connections that are not secure',
    hint: 'Readers would meet a warning of their browser: tell the owner, or link to another source.',
  },
  {
    name: 'external-failing',
    severity: 'error',
    title: 'Servers that fail',
    hint: 'Try again later; if it stays like this, link to another source.',
  },
  {
    name: 'external-broken',
    severity: 'error',
    title: 'Answers that cannot be read',
    hint: 'Try it in a browser; if that cannot read it either, link to another source.',
  },
  {
    name: 'external-redirect',
    severity: 'error',
    title: 'Redirects that lead nowhere',
    hint: 'Some servers do this to programs that keep no cookies: try it in a browser, then mend it or excuse the host.',
  },
  {
    name: 'external-anchor',
    severity: 'error',
    title: 'Anchors that are not on their page',
    hint: 'Link to an anchor that is there, or to the page as a whole.',
  },
  {
    name: 'external-downgrade',
    severity: 'warning',
    title: 'Redirects from https to plain http',
    hint: 'Everybody on the way can read and change that page: link to another source.',
  },
  {
    name: 'external-denied',
    severity: 'warning',
    title: 'Pages that are not shown to this program',
    hint: 'Try it in a browser; if it is there, excuse the host.',
  },
  {
    name: 'external-busy',
    severity: 'warning',
    title: 'Servers that want to be left alone for now',
    hint: 'A later run asks again.',
  },
  {
    name: 'external-soft-404',
    severity: 'warning',
    title: 'Pages that are probably not there',
    hint: 'Look at it in a browser; link to where it is now, or excuse the address.',
  },
  {
    name: 'external-moved',
    severity: 'warning',
    title: 'Pages that have a new address',
    hint: 'Write the new address, after a look at it.',
  },
  {
    name: 'external-large',
    severity: 'warning',
    title: 'Pages that were read only in part',
    hint: 'Look for the anchor in a browser, then excuse the address.',
  },
  {
    name: 'excuse-expired',
    severity: 'error',
    title: 'Excuses that have run out',
    hint: 'Look again: mend the address, or give a new date and a reason.',
  },
  {
    name: 'excuse-unused',
    severity: 'warning',
    title: 'Excuses that excuse nothing',
    hint: 'Delete the entry.',
  },
] as const satisfies readonly ExternalRule[];

export type ExternalRuleName = (typeof all)[number]['name'];

export const externalRules: readonly ExternalRule<ExternalRuleName>[] = all;

export const externalRuleNames = all.map(({ name }) => name);
