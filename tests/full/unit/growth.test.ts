import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { parseContent } from '../../../src/config/content.ts';
import { parseDocument, type SourceFile } from '../../../src/core/document.ts';
import { completeWords, formatWords } from '../../unit/helpers/site.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A site of one language with a number of questions, twenty in a FAQ, each with headings, links and a list. */
function makeSite(count: number): SourceFile[] {
  const ids = Array.from({ length: count }, (_, index) => `question-${String(index)}`);
  const faqs = Array.from({ length: Math.ceil(count / 20) }, (_, index) =>
    ids.slice(index * 20, index * 20 + 20),
  );
  const outline = faqs.map(
    (questions, index) =>
      `  - id: faq-${String(index)}\n    sections:\n      - id: all\n        questions: [${questions.join(', ')}]\n`,
  );
  const titles = faqs.map(
    (_, index) => `  faq-${String(index)}: { title: T, short: S, sections: { all: A } }\n`,
  );
  const questions = ids.map((id, index): SourceFile => ({
    path: `en/questions/${id}.mdx`,
    text: `---\ntitle: Question ${id}?\nshort: Short.\npriority: 2-medium\nreviewed: 2026-01-01\nlegacy: [Old${String(index)}]\n---\n\n[One](question:question-0) ${'and many words '.repeat(60)}\n\n## First\n\n- a\n- b\n\n## Second\n\n${'more words '.repeat(60)}\n`,
  }));
  return [
    {
      path: 'languages.yaml',
      text: 'source: en\nlanguages:\n  - { tag: en, name: English, dir: ltr, enabled: true }\n',
    },
    { path: 'site.yaml', text: '{}\n' },
    { path: 'links.yaml', text: '{}\n' },
    { path: 'outline.yaml', text: `faqs:\n${outline.join('')}` },
    { path: 'en/ui.json', text: formatWords(completeWords('en')) },
    { path: 'en/titles.yaml', text: `site: { name: A, tagline: B, notice: C }\nfaqs:\n${titles.join('')}` },
    ...questions,
  ];
}

/** CPU time of reading a site, in milliseconds. */
function measure(count: number): number {
  const files = makeSite(count);
  const start = process.cpuUsage();
  const { findings, catalog } = parseContent(files, (file, place) => parseDocument(file, place, digest));
  const { user } = process.cpuUsage(start);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.equal(Object.keys(catalog?.questions ?? {}).length, count);
  return user / 1000;
}

test('four times the questions take about four times as long, not sixteen', () => {
  measure(300);
  const small = measure(500);
  const large = measure(2000);
  assert.ok(large / small < 7, `500 took ${small.toFixed(0)} ms, 2000 took ${large.toFixed(0)} ms`);
});
