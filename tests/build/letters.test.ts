import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import stringWidth from 'string-width';
import { writeFilledLetter, findLetterToWrite } from '../../scripts/lib/letter-command.ts';
import { enabledLanguages } from '../../src/core/catalog.ts';
import { openings, type LetterPlan, type Opening } from '../../src/core/model.ts';
import { letterFilePath, letterPath } from '../../src/core/site-paths.ts';
import { sites, type BuiltSite } from '../lib/sites.ts';

/** One letter with one opening in one language. */
interface Case {
  site: BuiltSite;
  lang: string;
  plan: LetterPlan;
  opening: Opening;
}

const cases: Case[] = sites.flatMap((site) =>
  enabledLanguages(site.catalog).flatMap(({ tag: lang }) =>
    (site.catalog.settings.letters?.letters ?? []).flatMap((plan) =>
      openings.map((opening) => ({ site, lang, plan, opening })),
    ),
  ),
);

const nameOf = ({ site, lang, plan, opening }: Case): string => `${site.name} ${lang} ${plan.id} ${opening}`;
const readFile = ({ site, lang, plan, opening }: Case): string =>
  readFileSync(join(site.folder, lang, letterFilePath(plan, opening)), 'utf8');
const readPage = ({ site, lang, plan }: Case): string => site.read(`${lang}/${letterPath(plan.id)}`);

const decode = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The words of a text, without signs of lists, line breaks and marks of direction. */
const wordsOf = (text: string): string =>
  text
    .replace(/^ *(?:-|\d+\.) /gm, ' ')
    .replace(/[\u200E\u200F]/g, '')
    .replace(/\s+/g, '');

/** The words of the letter on its page, with one of the openings. */
function pageWords(item: Case): string {
  const letter = /<div class="letter"[^>]*>([\s\S]*?)<\/div>\s*<p data-part/.exec(readPage(item))?.[1] ?? '';
  const parts = [...letter.matchAll(/<div data-part="([^"]*)">([\s\S]*?)<\/div>/g)]
    .filter(([, part = '']) => !['full', 'short'].includes(part) || part === item.opening)
    .map(([, , html = '']) => html);
  return wordsOf(decode(parts.join(' ').replace(/<[^>]+>/g, ' ')));
}

describe('a letter', () => {
  test('has the same words in its text file and on its page', () => {
    for (const item of cases) {
      const [, ...body] = readFile(item).split('\n\n');
      assert.equal(pageWords(item), wordsOf(body.join('\n\n')), nameOf(item));
    }
  });

  test('has the same words in its mail link, or only the subject where it is too long', () => {
    for (const item of cases) {
      const part = new RegExp(`<p data-part="${item.opening}">[\\s\\S]*?href="(mailto:[^"]*)"`).exec(
        readPage(item),
      );
      const link = decode(part?.[1] ?? '');
      const [subject = '', ...body] = readFile(item).split('\n\n');
      const mail = new URLSearchParams(link.slice(link.indexOf('?') + 1).replaceAll('+', '%2B'));
      assert.ok(wordsOf(subject).endsWith(wordsOf(mail.get('subject') ?? '-')), nameOf(item));
      const sent = mail.get('body');
      const encoded = encodeURIComponent(body.join('\n\n'));
      if (sent === null) assert.ok(encoded.length > 1_700, `${nameOf(item)}: ${String(encoded.length)}`);
      else assert.equal(wordsOf(sent), wordsOf(body.join('\n\n')), nameOf(item));
      assert.ok(link.length < 2_300, nameOf(item));
    }
  });

  test('has the same words when the command writes it, with its fields filled', () => {
    for (const item of cases) {
      const { catalog } = item.site;
      const letter = findLetterToWrite(catalog, { id: item.plan.id, lang: item.lang, opening: item.opening });
      const { fields } = letter.settings;
      const labels = catalog.settings.titles[letter.source.lang]?.fields ?? {};
      const values = Object.keys(fields).map((name) => [name, fields[name]?.example ?? ''] as const);
      const file = readFile(item);
      const used = values.filter(([name]) => wordsOf(file).includes(wordsOf(`[${labels[name] ?? ''}]`)));
      const { text } = writeFilledLetter(
        catalog,
        letter,
        used.map(([name, value]) => `${name}=${value}`),
      );
      const expected = used.reduce(
        (words, [name, value]) => words.replaceAll(wordsOf(`[${labels[name] ?? ''}]`), wordsOf(value)),
        wordsOf(file),
      );
      assert.equal(wordsOf(text), expected, nameOf(item));
    }
  });

  test('is a text of UTF-8 with lines of at most 72 columns and no markup', () => {
    for (const item of cases) {
      const text = readFile(item);
      for (const line of text.split('\n')) {
        const isOneWord = !line.trim().includes(' ');
        assert.ok(isOneWord || stringWidth(line) <= 72, `${nameOf(item)}: ${line}`);
      }
      assert.doesNotMatch(text, /\*\*|\]\(|\\$|<\/?\w+>|&\w+;|\{\w+\}/m, nameOf(item));
      assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'), nameOf(item));
    }
  });

  test('is there for programs, with its fields by name', () => {
    for (const site of sites) {
      for (const { tag } of enabledLanguages(site.catalog)) {
        const file = readFileSync(join(site.folder, tag, 'letters.json'), 'utf8');
        const { letters } = JSON.parse(file) as {
          letters: {
            id: string;
            address: string;
            fields: { name: string }[];
            bodies: Record<string, string>;
          }[];
        };
        assert.deepEqual(
          letters.map(({ id }) => id),
          site.catalog.settings.letters?.letters.map(({ id }) => id),
        );
        for (const { address, fields, bodies } of letters) {
          assert.ok(site.pages.includes(`${tag}/${address}`));
          assert.deepEqual(Object.keys(bodies), [...openings]);
          const names = new Set(Object.values(bodies).flatMap((body) => body.match(/\{[\w-]+\}/g) ?? []));
          for (const name of names)
            assert.ok(
              fields.some((field) => `{${field.name}}` === name),
              name,
            );
        }
      }
    }
  });
});

test('the script of letters is small', () => {
  for (const { folder } of sites) {
    const { length } = gzipSync(readFileSync(join(folder, 'scripts/letter.js')), { level: 9 });
    assert.ok(length <= 5_000, `${String(length)} bytes`);
  }
});
