import { inLanguage } from '../addressing.ts';
import type { Catalog } from '../model.ts';
import { findHomes, letterPath, pagePath, questionAddress } from '../site-paths.ts';
import { buildQueue, type QueueItem } from './queue.ts';
import { buildStatus, translatedLanguages, type LanguageStatus } from './status.ts';
import { priorities, type Priority } from '../front-matter.ts';

/** A waiting text with the place where it is read: in its language where that is published, else in the source. */
export interface ReportItem extends QueueItem {
  /** Path from the root of the site; absent for a text that has no place of its own. */
  address?: string;
}

/** State and queue of a language. */
export interface LanguageReport {
  status: LanguageStatus;
  queue: ReportItem[];
}

/** State and queue of every language that texts are translated into. */
export function buildReport(catalog: Catalog): LanguageReport[] {
  const { letters, source } = catalog.settings;
  const homes = findHomes(catalog);
  const placeOf = ({ kind, id }: QueueItem): string | undefined => {
    if (kind === 'question') return questionAddress(id, homes);
    if (kind === 'page') return pagePath(id);
    return id === letters?.frame ? undefined : letterPath(id);
  };
  return translatedLanguages(catalog).map((language) => {
    const queue = buildQueue(catalog, language.tag).map((item): ReportItem => {
      const place = placeOf(item);
      return place === undefined
        ? item
        : { ...item, address: inLanguage(place, language.enabled ? language.tag : source) };
    });
    return { status: buildStatus(catalog, language), queue };
  });
}

/** The report for programs; README.md documents the fields. */
export const describeReport = (catalog: Catalog): unknown => ({
  source: catalog.settings.source,
  languages: buildReport(catalog).map(({ status: { language, ...counts }, queue }) => ({
    ...{ tag: language.tag, name: language.name, enabled: language.enabled },
    ...counts,
    queue,
  })),
});

/** The beginning of a queue, and how much of each priority is left out. */
export interface ShortQueue {
  shown: ReportItem[];
  rest: { priority: Priority; count: number }[];
}

/** Shortens a queue to its most urgent items. */
export function shortenQueue(queue: readonly ReportItem[], most: number): ShortQueue {
  const left = queue.slice(most);
  const rest = priorities.map((priority) => ({
    priority,
    count: left.filter((item) => item.priority === priority).length,
  }));
  return { shown: queue.slice(0, most), rest: rest.filter(({ count }) => count > 0) };
}
