import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { inLanguage } from '../core/addressing.ts';
import { enabledLanguages } from '../core/catalog.ts';
import { composeLetter, findLetter } from '../core/letters/compose-letter.ts';
import { describeLetters } from '../core/letters/describe-letters.ts';
import { openFields } from '../core/letters/open-letter.ts';
import { openLetterWriter } from '../core/letters/plain-letter.ts';
import { formatLetter, wrapLetter } from '../core/letters/wrap-letter.ts';
import { openings, type Catalog } from '../core/model.ts';
import { own } from '../core/record.ts';
import { remember, rememberFor } from '../core/remember.ts';
import { letterFilePath } from '../core/site-paths.ts';
import type { ContentSource } from '../disk/content-source.ts';
import { writeFiles } from '../disk/write-files.ts';
import { createTranslator } from '../i18n/translator.ts';

/** What writes the text files of letters in one language. */
function openWriter(catalog: Catalog, lang: string) {
  const { links, words } = catalog.settings;
  const t = createTranslator(lang, own(words, lang) ?? {});
  const write = openLetterWriter(openFields(catalog, lang), { links, wrap: wrapLetter });
  return (letter: Parameters<typeof write>[0]): string => {
    const { subject, body } = write(letter);
    return formatLetter(t('letter.subject', { subject }), body);
  };
}

/** A file that is made when it is asked for. */
interface LetterFile {
  /** Path in the site. */
  path: string;
  type: 'text/plain' | 'application/json';
  make: () => string;
}

/** In every published language: each letter as plain text with each opening, and all of them for programs. */
function listLetterFiles(catalog: Catalog): LetterFile[] {
  const { letters } = catalog.settings;
  if (!letters) return [];
  const writerOf = remember((lang: string) => openWriter(catalog, lang));
  return enabledLanguages(catalog).flatMap(({ tag }) => {
    const texts = letters.letters.flatMap((plan) => {
      const source = findLetter(catalog, plan.id, tag);
      if (!source) return [];
      return openings.map((opening) => ({
        path: inLanguage(letterFilePath(plan, opening), tag),
        type: 'text/plain' as const,
        make: () => writerOf(source.lang)(composeLetter(source, opening)),
      }));
    });
    const list: LetterFile = {
      path: inLanguage('letters.json', tag),
      type: 'application/json',
      make: () => `${JSON.stringify(describeLetters(catalog, tag), undefined, 1)}\n`,
    };
    return [...texts, list];
  });
}

/** The same by their paths, for one that is asked for. */
const findLetterFiles = rememberFor(
  (catalog: Catalog) => new Map(listLetterFiles(catalog).map((file) => [file.path, file])),
);

/**
 * Letters as files of plain text and of data. They are more than all pages, and what Astro does around an
 * endpoint takes longer than to write such a file.
 */
export function letterFiles(source: () => ContentSource): AstroIntegration {
  return {
    name: 'onion-faq-letter-files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '').split('?')[0]?.slice(1) ?? '';
          const { catalog } = source().content;
          const file = catalog && findLetterFiles(catalog).get(path);
          if (!file) {
            next();
            return;
          }
          response.setHeader('Content-Type', `${file.type}; charset=utf-8`);
          response.end(file.make());
        });
      },
      'astro:build:generated': ({ dir }) => {
        const { catalog } = source().content;
        if (!catalog) return;
        const files = listLetterFiles(catalog);
        writeFiles(
          fileURLToPath(dir),
          files.map(({ path, make }) => ({ path, content: make() })),
        );
      },
    },
  };
}
