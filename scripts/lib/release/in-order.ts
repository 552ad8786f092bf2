/**
 * Works on several items at a time and gives the results in the order of the items. Takes no more items than are being
 * worked on, so that their number does not matter.
 * @param items may be endless
 * @param width how many at a time
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const pending: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    result.catch(() => undefined);
    pending.push(result);
    const first = pending.length >= width ? pending.shift() : undefined;
    if (first) yield await first;
  }
  for (const result of pending) yield await result;
}
