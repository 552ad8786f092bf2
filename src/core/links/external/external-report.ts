import { sortFindings } from '../../finding.ts';
import type { LinkFinding } from '../link-finding.ts';
import type { RuleSeverity } from '../rule.ts';
import { quote } from '../rule.ts';
import type { Answer } from './answer.ts';
import { Excuses, nameExcuse, type Excuse } from './excuses.ts';
import { findShunned, pageOf, type OutsideAddress, type Reach } from './outside-address.ts';
import { findProblems } from './problems.ts';
import { externalRules, type ExternalRule, type ExternalRuleName } from './rules.ts';

/** What a run has brought together. */
export interface ExternalRun {
  addresses: readonly OutsideAddress[];
  /** By page; a page without one was not asked. */
  answers: ReadonlyMap<string, Answer>;
  reach: Reach;
}

/** How a site wants to hear of it. */
export interface ExternalWish {
  excuses: readonly Excuse[];
  /** File that holds the excuses, as findings name it, and the line of each. */
  excuseFile: string;
  lineOfExcuse: (index: number) => number;
  severities: Partial<Record<ExternalRuleName, RuleSeverity | undefined>>;
  /** The day, `2026-11-20`. */
  today: string;
}

/** What came of it. */
export interface ExternalReport {
  findings: LinkFinding[];
  addresses: number;
  hosts: number;
  /** Addresses that nobody need hear of. */
  excused: number;
  /** Addresses that were left out. */
  skipped: { onion: number; private: number };
}

type Draft = Omit<LinkFinding, 'rule' | 'code' | 'severity' | 'message' | 'hint'>;

/** Makes findings of the rules that are held. */
class Reporter {
  readonly findings: LinkFinding[] = [];
  readonly #rules: ReadonlyMap<ExternalRuleName, ExternalRule<ExternalRuleName>>;
  readonly #severities: ExternalWish['severities'];

  constructor({ severities }: ExternalWish) {
    this.#rules = new Map(externalRules.map((rule) => [rule.name, rule]));
    this.#severities = severities;
  }

  severityOf(name: ExternalRuleName): RuleSeverity {
    return this.#severities[name] ?? this.#rules.get(name)?.severity ?? 'error';
  }

  add(rule: ExternalRuleName, place: Draft, message: string, hint = this.#rules.get(rule)?.hint): void {
    const severity = this.severityOf(rule);
    if (severity === 'off') return;
    this.findings.push({
      ...place,
      ...{ rule, code: `links/${rule}`, severity, message },
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

function addExcuses(reporter: Reporter, excuses: Excuses, run: ExternalRun, wish: ExternalWish): void {
  const placeOf = (index: number): Draft => {
    const line = wish.lineOfExcuse(index);
    return { file: wish.excuseFile, line, places: [{ line, column: 1 }] };
  };
  for (const [index, excuse] of excuses.expired)
    reporter.add(
      'excuse-expired',
      placeOf(index),
      `the excuse of ${quote(nameExcuse(excuse))} ran out on ${excuse.until} (${excuse.reason})`,
    );
  const urls = run.addresses.map(({ url }) => url);
  const isWhole = urls.every(
    (url) => run.answers.has(pageOf(url)) || findShunned(new URL(url).hostname, run.reach) !== undefined,
  );
  if (!isWhole) return;
  for (const [index, excuse] of excuses.findUnused(urls, run.reach))
    reporter.add(
      'excuse-unused',
      placeOf(index),
      `the excuse of ${quote(nameExcuse(excuse))} is not needed: nothing that it covers was found`,
    );
}

/** Makes findings of what was answered. */
export function buildExternalReport(run: ExternalRun, wish: ExternalWish): ExternalReport {
  const reporter = new Reporter(wish);
  const excuses = new Excuses(wish.excuses, wish.today);
  const skipped = { onion: 0, private: 0 };
  const hosts = new Set<string>();
  let excused = 0;
  for (const { url, ...place } of run.addresses) {
    const { host, hostname } = new URL(url);
    hosts.add(host);
    const shunned = findShunned(hostname, run.reach);
    if (shunned) skipped[shunned] += 1;
    const answer = run.answers.get(pageOf(url));
    if (shunned || !answer) continue;
    const problems = findProblems(url, answer).filter(({ rule }) => reporter.severityOf(rule) !== 'off');
    const open = problems.filter(({ rule, status }) => !excuses.cover({ url, rule, status }));
    if (open.length < problems.length) excused += 1;
    for (const { rule, message, hint } of open) reporter.add(rule, place, message, hint);
  }
  addExcuses(reporter, excuses, run, wish);
  return {
    findings: sortFindings(reporter.findings),
    ...{ addresses: run.addresses.length, hosts: hosts.size, excused, skipped },
  };
}
