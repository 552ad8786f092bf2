import { listWords } from '../i18n/draft-words.ts';
import type { Catalog, Titles } from '../core/model.ts';

/** Titles of a language, those of the source in the place of what is missing. */
function completeTitles(titles: Titles | undefined, original: Titles): Titles {
  const faqs = Object.entries(original.faqs).map(([id, faq]) => {
    const own = titles?.faqs[id];
    return [id, { ...faq, ...own, sections: { ...faq.sections, ...own?.sections } }];
  });
  return {
    ...original,
    ...titles,
    fields: { ...original.fields, ...titles?.fields },
    faqs: Object.fromEntries(faqs) as Titles['faqs'],
  };
}

/**
 * The catalog as the development server shows it: languages in preparation too, words of the source in the place of
 * those that they lack, so that their translators see what they write.
 */
export function previewCatalog(catalog: Catalog): Catalog {
  const { languages, source, titles, words } = catalog.settings;
  const [sourceTitles, sourceWords] = [titles[source], words[source]];
  if (!sourceTitles || !sourceWords) return catalog;
  const complete = languages.map(({ tag }) => {
    const fallback = listWords(tag, sourceWords).map(({ key, text }) => [key, text]);
    return {
      tag,
      titles: completeTitles(titles[tag], sourceTitles),
      words: { ...(Object.fromEntries(fallback) as Record<string, string>), ...words[tag] },
    };
  });
  return {
    ...catalog,
    settings: {
      ...catalog.settings,
      languages: languages.map((language) => ({ ...language, enabled: true })),
      titles: Object.fromEntries(complete.map((one) => [one.tag, one.titles])),
      words: Object.fromEntries(complete.map((one) => [one.tag, one.words])),
    },
  };
}
