import type { Priority } from '../core/front-matter.ts';
import type { WordKey } from '../i18n/words.ts';

/** The words that say how urgent a translation is. */
export const priorityWords = {
  '1-high': 'priority.high',
  '2-medium': 'priority.medium',
  '3-low': 'priority.low',
  '4-optional': 'priority.optional',
} as const satisfies Record<Priority, WordKey>;
