import { questionAddress } from '../core/site-paths.ts';
import type { Site } from './site.ts';

/** A question as programs see it. */
export interface QuestionItem {
  id: string;
  /** Id of the FAQ and of the section in which it lives. */
  faq: string;
  section: string;
  title: string;
  short: string;
  /** Language of title and short answer: that of the file, or the source language where there is no translation. */
  lang: string;
  /** Address relative to the file. */
  address: string;
  priority: string;
  reviewed: string;
  status: string;
}

/** All questions in the order of the outline, each at the place where it lives. */
export function listQuestions(site: Site): { language: string; questions: QuestionItem[] } {
  const { catalog, homes } = site;
  const ids = catalog.settings.faqs.flatMap((faq) => faq.sections.flatMap(({ questions }) => questions));
  const questions = [...new Set(ids)].flatMap((id): QuestionItem[] => {
    const entry = catalog.questions[id];
    const home = homes.get(id);
    if (!entry || !home) return [];
    const { title, short, lang } = site.view(entry).text;
    const { priority, reviewed, status = 'current' } = entry.facts;
    const address = questionAddress(id, homes) ?? '';
    return [
      { id, faq: home.faq, section: home.section, title, short, lang, address, priority, reviewed, status },
    ];
  });
  return { language: site.language.tag, questions };
}
