/**
 * The exponent with which a cost grows with a size: 1 when it doubles with the size, 2 when it is four times as much.
 * The slope of the straight line that fits the logarithms best (least squares).
 * @param points sizes and costs, both above 0
 * @returns undefined for fewer than two sizes
 */
export function fitExponent(points: readonly { size: number; cost: number }[]): number | undefined {
  const logs = points
    .filter(({ size, cost }) => size > 0 && cost > 0)
    .map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  const middle = { x: mean(logs.map(({ x }) => x)), y: mean(logs.map(({ y }) => y)) };
  const spread = logs.reduce((sum, { x }) => sum + (x - middle.x) ** 2, 0);
  if (!(spread > 0)) return undefined;
  return logs.reduce((sum, { x, y }) => sum + (x - middle.x) * (y - middle.y), 0) / spread;
}
