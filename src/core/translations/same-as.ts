import type { Entry, Facts } from '../model.ts';
import { findState } from '../catalog.ts';

/** What `keep` writes into the front matter of a source text. */
export interface Keeping {
  /** Older revisions whose translations still hold. */
  sameAs: string[];
  /** What the text says now; the list holds for nothing else. */
  kept: string;
}

/**
 * Says that a text still means what it meant at earlier revisions.
 * @param facts what the source text says now about older revisions
 * @param current its revision
 * @param earlier the revisions that count as the same
 */
export function keepRevisions(facts: Facts, current: string, earlier: readonly string[]): Keeping {
  const { kept, 'same-as': list } = facts;
  const stillHolds = kept === undefined || kept === current || earlier.includes(kept);
  const all = new Set([...(stillHolds ? list : []), ...earlier]);
  all.delete(current);
  return { sameAs: [...all], kept: current };
}

/** Languages whose translations are out of date, by the revision that they were made from. */
export function listOutdated(entry: Entry, source: string): Map<string, string[]> {
  const outdated = new Map<string, string[]>();
  for (const [lang, { basedOn = '' }] of Object.entries(entry.texts)) {
    if (findState(entry, lang, source) !== 'outdated') continue;
    outdated.set(basedOn, [...(outdated.get(basedOn) ?? []), lang]);
  }
  return outdated;
}
