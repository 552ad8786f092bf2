/**
 * The value of a key that was read from a file. Names such as "constructor", which every object answers to, are not
 * found unless somebody wrote them.
 */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
