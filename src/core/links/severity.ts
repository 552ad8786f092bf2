import type { ExternalRuleName } from './external/rules.ts';
import type { Rule, RuleSeverity } from './rule.ts';
import { linkRules, type RuleName } from './rules.ts';

/**
 * What a site wants to hear of a rule: the same in every language, or by language, where `default` stands for those
 * that are not named.
 */
export type SeveritySetting = RuleSeverity | Partial<Record<string, RuleSeverity>>;

/** Settings by the name of a rule. An address outside is the same in every language. */
export type LinkSeverities = Partial<Record<RuleName, SeveritySetting | undefined>> &
  Partial<Record<ExternalRuleName, RuleSeverity | undefined>>;

/** A rule that is held in a language, and how bad it is there. */
export interface ActiveRule {
  rule: Rule<RuleName>;
  severity: Exclude<RuleSeverity, 'off'>;
}

function severityOf(
  rule: Rule<RuleName>,
  lang: string,
  settings: LinkSeverities,
  isOwn: boolean,
): RuleSeverity {
  const usual = isOwn ? rule.severity.own : rule.severity.other;
  const setting = settings[rule.name];
  if (setting === undefined || typeof setting === 'string') return setting ?? usual;
  return setting[lang] ?? setting['default'] ?? usual;
}

/**
 * The rules that hold in each language.
 * @param settings from site.yaml
 * @param isOwn true for a site that was built from content
 * @returns a function that takes the tag of a language, or undefined for a file without one
 */
export function chooseRules(
  settings: LinkSeverities,
  isOwn: boolean,
): (lang: string | undefined) => readonly ActiveRule[] {
  const chosen = new Map<string, readonly ActiveRule[]>();
  return (lang = '') => {
    const known = chosen.get(lang);
    if (known) return known;
    const active = linkRules.flatMap((rule): ActiveRule[] => {
      const severity = severityOf(rule, lang, settings, isOwn);
      return severity === 'off' ? [] : [{ rule, severity }];
    });
    chosen.set(lang, active);
    return active;
  };
}
