import { sortFindings } from '../finding.ts';
import { languageOf, type CheckedSite } from './checked-site.ts';
import type { FoundLink, LinkedFile } from './linked-file.ts';
import { sortPlaces, type LinkFinding, type LinkPlace, type SourcePlace } from './link-finding.ts';
import { SiteIndex } from './lookup.ts';
import type { Fault, FileFault } from './rule.ts';
import { linkRules } from './rules.ts';
import type { ActiveRule } from './severity.ts';
import { baseOf, findBase, resolveAddress, type Target } from './target.ts';

/** Knows where in the content something comes from. Every answer may be "nowhere". */
export interface SourceFinder {
  /** Where a link was written. */
  ofLink: (file: LinkedFile, link: FoundLink, target: Target) => SourcePlace | undefined;
  /** Where an address outside is kept, which is where it is mended. */
  ofAddress: (address: string) => SourcePlace | undefined;
  /** The text that an anchor of a page belongs to. */
  ofAnchor: (path: string, anchor: string) => SourcePlace | undefined;
}

/** How a site is checked. */
export interface CheckOptions {
  rulesFor: (lang: string | undefined) => readonly ActiveRule[];
  /** Path of the site's folder, as findings name it. */
  folder: string;
  /** Path of addresses.lock. */
  lockFile?: string;
  sources?: SourceFinder | undefined;
}

/** What came of a check. */
export interface SiteReport {
  findings: LinkFinding[];
  /** How many pages there are, and links and anchors in all files. */
  pages: number;
  links: number;
  anchors: number;
}

/** A finding of which the place to mend is not settled yet. */
type Draft = Omit<LinkFinding, 'file' | 'line' | 'column'> & { mend?: SourcePlace | undefined };

/** Collects findings; equal faults become one with many places. */
class Findings {
  readonly #byKey = new Map<string, Draft>();

  add({ rule, severity }: ActiveRule, fault: Fault, place: LinkPlace, mend?: SourcePlace): void {
    const key = `${rule.name} ${severity} ${fault.about}`;
    const known = this.#byKey.get(key);
    if (known) known.places.push(place);
    else
      this.#byKey.set(key, {
        ...{ rule: rule.name, code: `links/${rule.name}`, severity, mend },
        ...{ message: fault.message(), hint: fault.hint ?? rule.hint, places: [place] },
      });
  }

  /** All findings; a finding stands at its first place in the content, or else at the first where it shows. */
  list({ folder, lockFile = 'addresses.lock' }: CheckOptions): LinkFinding[] {
    const findings = [...this.#byKey.values()].map(({ mend, ...finding }): LinkFinding => {
      const places = sortPlaces(finding.places);
      const [first] = places;
      const source = mend ?? places.find((place) => place.source)?.source;
      if (source) return { ...finding, places, ...source };
      const { page, line = 1, column = 1 } = first ?? {};
      return page === undefined
        ? { ...finding, places, file: lockFile, line }
        : { ...finding, places, file: `${folder}/${page}`, line, column };
    });
    return sortFindings(findings);
  }
}

/** Checks every link and every file of a site. */
export function checkSite(site: CheckedSite, options: CheckOptions): SiteReport {
  const findings = new Findings();
  const index = new SiteIndex(site);
  const report: SiteReport = { findings: [], pages: 0, links: 0, anchors: 0 };
  for (const file of site.linked.values()) {
    const lang = languageOf(site, file.path);
    const rules = options.rulesFor(lang).filter(({ rule }) => rule.check);
    const base = findBase(file);
    for (const link of file.links) {
      const target = resolveAddress(link.address, baseOf(link, base), site.homes);
      const lookup = target.kind === 'file' ? index.find(target.path) : undefined;
      for (const active of rules) {
        const fault = active.rule.check?.({ file, lang, link, target, lookup, site, index });
        if (!fault) continue;
        addLinkFault(findings, active, fault, file, link, target, options);
        break;
      }
    }
    report.pages += file.type === 'html' ? 1 : 0;
    report.links += file.links.length;
    report.anchors += file.anchors.length;
  }
  checkFiles(site, index, findings, options);
  return { ...report, findings: findings.list(options) };
}

function addLinkFault(
  findings: Findings,
  active: ActiveRule,
  fault: Fault,
  file: LinkedFile,
  link: FoundLink,
  target: Target,
  { sources }: CheckOptions,
): void {
  const source = sources?.ofLink(file, link, target);
  const { line, column } = link;
  const isOutside = target.kind !== 'file' && target.kind !== 'empty';
  const mend = isOutside ? sources?.ofAddress(link.address) : undefined;
  findings.add(active, fault, { page: file.path, line, column, ...(source ? { source } : {}) }, mend);
}

/** Rules that look at whole files. */
function checkFiles(site: CheckedSite, index: SiteIndex, findings: Findings, options: CheckOptions): void {
  const { rulesFor, sources } = options;
  const langOf = ({ lang, path }: FileFault): string | undefined =>
    lang ?? (path === undefined ? undefined : languageOf(site, path));
  for (const rule of linkRules) {
    for (const fault of rule.checkFiles?.(site, index) ?? []) {
      const active = rulesFor(langOf(fault)).find((one) => one.rule === rule);
      if (!active) continue;
      const { path, place, anchor } = fault;
      const source = path === undefined || anchor === undefined ? undefined : sources?.ofAnchor(path, anchor);
      findings.add(active, fault, {
        ...(path === undefined ? {} : { page: path }),
        ...place,
        ...(source ? { source } : {}),
      });
    }
  }
}
