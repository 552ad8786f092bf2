import type { Catalog } from '../../src/core/model.ts';
import { isLongBefore, listEntries, reviewYears } from '../../src/core/catalog.ts';

/** A text whose review is old. */
export interface DueText {
  file: string;
  reviewed: string;
  title: string;
}

/**
 * The texts whose last review is more than two years before a day, oldest first.
 * @param today the day, `2026-11-20`
 */
export function findDue(catalog: Catalog, today: string): DueText[] {
  const { source } = catalog.settings;
  return listEntries(catalog)
    .filter(({ facts }) => isLongBefore(facts.reviewed, today, reviewYears))
    .map(({ facts, id, texts }) => ({
      file: texts[source]?.file ?? id,
      reviewed: facts.reviewed,
      title: texts[source]?.title ?? id,
    }))
    .sort((a, b) =>
      a.reviewed === b.reviewed ? (a.file < b.file ? -1 : 1) : a.reviewed < b.reviewed ? -1 : 1,
    );
}
