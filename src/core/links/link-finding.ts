import type { Finding } from '../finding.ts';
import { compareTexts } from '../texts.ts';
import type { ExternalRuleName } from './external/rules.ts';
import type { RuleName } from './rules.ts';

/** A place in a file of the project. */
export interface SourcePlace {
  file: string;
  line: number;
}

/** One place at which a finding was made. */
export interface LinkPlace {
  /** Path of the file in the site; absent for a line of addresses.lock. */
  page?: string;
  line: number;
  column: number;
  /** Where to mend it, when that is not the file itself. */
  source?: SourcePlace;
}

/** One problem, with all places at which it shows. File and line are those of the place to mend. */
export interface LinkFinding extends Finding {
  rule: RuleName | ExternalRuleName;
  /** Sorted; never empty. */
  places: LinkPlace[];
}

/** `12 places on 9 pages`, or nothing for a single place. */
export function countPlaces({ places }: Pick<LinkFinding, 'places'>): string {
  if (places.length < 2) return '';
  const pages = new Set(places.map(({ page }) => page)).size;
  return `${String(places.length)} places on ${String(pages)} page${pages === 1 ? '' : 's'}`;
}

/** Places in the order of the site. */
export const sortPlaces = (places: readonly LinkPlace[]): LinkPlace[] =>
  [...places].sort(
    (a, b) => compareTexts(a.page ?? '', b.page ?? '') || a.line - b.line || a.column - b.column,
  );
