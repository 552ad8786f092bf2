import { distance } from 'fastest-levenshtein';

/**
 * The name that was probably meant.
 * @param name what was written
 * @param candidates the names that exist
 * @returns the nearest one, or undefined when none differs by less than about a third of its letters
 */
export function findNearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = (wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of candidates) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < bestDistance) [best, bestDistance] = [candidate, steps];
  }
  return best;
}

/** `; did you mean "exit-policies"?`, or nothing when no name is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const nearest = findNearest(name, candidates);
  return nearest === undefined || nearest === name ? '' : `; did you mean "${nearest}"?`;
}
