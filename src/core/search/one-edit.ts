/**
 * True when two words differ by at most one slip of the hand: a wrong, a missing or a surplus letter, or two letters
 * that changed places.
 */
export function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  const left = short.slice(start, short.length - end);
  const right = long.slice(start, long.length - end);
  return (
    right.length < 2 ||
    (left.length === 2 && right.length === 2 && left === `${right[1] ?? ''}${right[0] ?? ''}`)
  );
}
