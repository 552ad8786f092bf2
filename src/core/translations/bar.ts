import type { StateCount } from './status.ts';

/** The states that a bar shows, from its beginning. */
export const barStates = ['current', 'outdated', 'missing'] as const;

/** How many units of a bar each state gets. */
export type Bar = Record<(typeof barStates)[number], number>;

/**
 * Divides a bar by how many texts are in which state (largest remainders). A state that some text is in has at least
 * one unit, so that nothing unfinished ever looks finished.
 * @param length units of the bar
 */
export function divideBar(count: StateCount, length: number): Bar {
  const bar: Bar = { current: 0, outdated: 0, missing: 0 };
  if (count.total === 0) return bar;
  const exact = barStates.map((state) => ({ state, share: (count[state] / count.total) * length }));
  for (const { state, share } of exact) bar[state] = share > 0 ? Math.max(1, Math.floor(share)) : 0;
  const sum = (): number => bar.current + bar.outdated + bar.missing;
  const byRemainder = [...exact].sort((a, b) => (b.share % 1) - (a.share % 1));
  for (const { state, share } of byRemainder) if (sum() < length && share % 1 > 0) bar[state] += 1;
  while (sum() > length) {
    const [largest] = [...barStates].sort((a, b) => bar[b] - bar[a]);
    bar[largest ?? 'current'] -= 1;
  }
  return bar;
}
