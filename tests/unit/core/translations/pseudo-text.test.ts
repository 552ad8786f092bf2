import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildPseudoSettings } from '../../../../src/config/pseudo-language.ts';
import { parseContent } from '../../../../src/config/content.ts';
import { parseDocument } from '../../../../src/core/document.ts';
import { findState, listEntries } from '../../../../src/core/catalog.ts';
import {
  buildPseudoFile,
  isPseudo,
  pseudoTag,
  pseudoText,
} from '../../../../src/core/translations/pseudo-text.ts';
import { buildSite, parseSite } from '../../helpers/site.ts';
import { sha256 } from '../../helpers/texts.ts';
import { withLetters } from '../../helpers/letters.ts';

describe('pseudoText', () => {
  test('has accents and is longer', () => {
    assert.equal(pseudoText('Read next'), 'Řḗḗȧȧḓ ƞḗḗẋŧ');
    assert.ok(pseudoText('Skip to the text').length > 'Skip to the text'.length);
  });

  test('keeps fields, entities and escapes', () => {
    assert.equal(pseudoText('{{count}} of {address} &lt; \\{a}'), '{{count}} ǿǿƒ {address} &lt; \\{ȧȧ}');
  });

  test('is no longer than it may be', () => {
    assert.equal(pseudoText('aaaa', 4), 'ȧȧȧȧ');
    assert.equal(pseudoText('aaaa', 8), 'ȧȧȧȧȧȧȧȧ');
  });

  test('is known by its letters', () => {
    assert.equal(isPseudo(pseudoText('Home')), true);
    assert.equal(isPseudo('Startseite, où est-ce ? Über uns'), false);
  });
});

test('a file keeps its structure, its links and its code', () => {
  const source = `---\ntitle: "A: b"\nshort: S\npriority: 3-low\nreviewed: 2026-01-01\n---\n\n## Two *words*\n\n- [Link](question:ddos) and \`code\`\n\n<Note>\n\nA note.\n\n</Note>\n\n\`\`\`sh\necho hi\n\`\`\`\n`;
  const text = buildPseudoFile(source, 'question', sha256) ?? '';
  assert.match(
    text,
    /^---\ntitle: "Ȧ: ƀ"\nshort: "Ş"\nrevision: "[0-9a-f]{12}"\nchecked: true\n---\n\n## Ŧẇǿǿ \*ẇǿǿřḓş\*\n/,
  );
  assert.ok(text.includes('- [Ŀīƞķ](question:ddos) ȧȧƞḓ `code`\n'));
  assert.ok(text.includes('<Note>\n\nȦ ƞǿǿŧḗḗ.\n\n</Note>\n\n```sh\necho hi\n```\n'));
});

test('a site with the pseudo-language has nothing wrong with it but the language', () => {
  const change = withLetters();
  const { catalog, documents } = parseSite(change);
  assert.ok(catalog);
  const files = new Map(buildSite(change).map(({ path, text }) => [path, text]));
  for (const [path, text] of Object.entries(buildPseudoSettings(catalog))) files.set(path, text);
  for (const { file, place } of documents.filter((document) => document.place.isSource)) {
    const text = buildPseudoFile(files.get(file) ?? '', place.kind, sha256) ?? '';
    files.set(`${pseudoTag}/${file.slice('en/'.length)}`, text);
  }
  const site = parseContent(
    [...files].map(([path, text]) => ({ path, text })),
    (file, place) => parseDocument(file, place, sha256),
  );
  assert.deepEqual(
    site.findings.map(({ code }) => code),
    ['translation/pseudo-language'],
  );
  assert.ok(site.catalog);
  for (const entry of listEntries(site.catalog))
    assert.equal(findState(entry, pseudoTag, 'en'), 'current', entry.id);
});
