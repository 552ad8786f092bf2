import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Finding } from '../../../../src/core/finding.ts';
import { parseSite, textOf, type Change } from '../../helpers/site.ts';

const source = 'en/questions/ddos.mdx';
const german = 'de/questions/ddos.mdx';

const english = `---
title: Can Tor be used for attacks?
short: Not for the large floods that most people mean by that.
priority: 2-medium
reviewed: 2026-11-20
sources: [tor-ddos]
legacy: [DDoS]
---

Not the [usual ones](question:crime), says [the project](link:tor-ddos) to everybody who asks.

## What can come through

<Warning>

Write to \`help@example.org\` and look at \`https://example.org/en/list\` before you do anything.

</Warning>

\`\`\`torrc
# Only a little gets through.
ExitPolicy accept *:443
#ExitPolicy accept *:80
ExitPolicy reject *:*
\`\`\`
`;

const revisionOf = (text: string): string =>
  parseSite({ [source]: text }).catalog?.questions['ddos']?.texts['en']?.revision ?? '';

const translation = `---
title: Kann man mit Tor angreifen?
short: Nicht mit den großen Fluten, an die die meisten dabei denken.
revision: "${revisionOf(english)}"
---

[Das Projekt](link:tor-ddos) sagt allen, die fragen: nicht die [üblichen](question:crime).

## Was durchkommt

<Warning>

Schreib an \`help@example.org\` und sieh in \`https://example.org/de/list\` nach, bevor du etwas tust.

</Warning>

\`\`\`torrc
# Nur wenig kommt durch.
ExitPolicy accept *:443
#ExitPolicy accept *:80
ExitPolicy reject *:*
\`\`\`
`;

function findingsOf(change: (text: string) => string, more: Change = {}): Finding[] {
  const changed = change(translation);
  const { findings } = parseSite({ [source]: english, [german]: changed, ...more });
  return findings.filter(({ file, code }) => file === german && code.startsWith('translation/'));
}

const codesOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, line, severity }) => `${String(line)} ${severity} ${code}`);

const rows: [name: string, change: (text: string) => string, expected: string[], says: RegExp][] = [
  ['the same in another order', (text) => text, [], /^/],
  [
    'a link that is lost',
    (text) => text.replace('[üblichen](question:crime)', 'üblichen'),
    ['1 error translation/links'],
    /\(question:crime\) not at all; expected it once, as in en\/questions\/ddos\.mdx:10/,
  ],
  [
    'a link to something else',
    (text) => text.replace('question:crime', 'page:about'),
    ['1 error translation/links', '7 error translation/links'],
    /\(page:about\) once; expected it not at all/,
  ],
  [
    'a box that became another',
    (text) => text.replaceAll('Warning>', 'Note>'),
    ['1 error translation/components', '11 error translation/components'],
    /<Note> once; expected it not at all/,
  ],
  [
    'a line of code that was changed',
    (text) => text.replace('*:443', '*:80'),
    ['17 error translation/code'],
    /found "ExitPolicy accept \*:80"; expected "ExitPolicy accept \*:443"/,
  ],
  [
    'an option that is switched off, which is no comment',
    (text) => text.replace('#ExitPolicy accept', '#ExitPolicy reject'),
    ['17 error translation/code'],
    /#ExitPolicy reject/,
  ],
  [
    'a code block that is lost',
    (text) => text.slice(0, text.indexOf('```')),
    ['1 error translation/code'],
    /the code block of en\/questions\/ddos\.mdx:20 is missing/,
  ],
  [
    'another language of a code block',
    (text) => text.replace('```torrc', '```sh'),
    ['17 error translation/code'],
    /found "sh"; expected "torrc"/,
  ],
  [
    'a web address in code',
    (text) => text.replace('https://example.org/de/list', 'https://evil.example/'),
    ['13 error translation/address-new'],
    /"https:\/\/evil\.example\/"/,
  ],
  [
    'a mail address',
    (text) => text.replace('help@example.org', 'help@example.com'),
    ['13 error translation/address-new'],
    /help@example\.com/,
  ],
  [
    'a host in running text',
    (text) => text.replace('Fluten', 'Fluten von torproject.example.com'),
    ['3 error translation/address-new'],
    /torproject\.example\.com/,
  ],
  [
    'a heading too few',
    (text) => text.replace('## Was durchkommt\n\n', ''),
    ['1 error translation/headings'],
    /expected ##/,
  ],
  [
    'a passage that was forgotten',
    (text) => text.replace(/^\[Das Projekt\].*$/m, english.split('\n')[9] ?? ''),
    ['7 warning translation/passage-untranslated'],
    /still that of en\/questions\/ddos\.mdx/,
  ],
  [
    'a text of which only the title is translated',
    (text) => `${text.split('---')[1]?.replace(/^/, '---') ?? ''}---${english.split('---')[2] ?? ''}`,
    ['7 error translation/untranslated'],
    /still that of/,
  ],
];

describe('a translation of the present text', () => {
  for (const [name, change, expected, says] of rows) {
    test(`with ${name} has ${expected.length === 0 ? 'no findings' : 'findings'}`, () => {
      const findings = findingsOf(change);
      assert.deepEqual(codesOf(findings), expected);
      if (expected.length > 0) assert.ok(findings.some(({ message }) => says.test(message)));
      for (const { hint } of findings) assert.ok((hint ?? '').length > 5);
    });
  }
});

describe('a translation that is out of date', () => {
  const old = (change: (text: string) => string) => (text: string) =>
    change(text.replace(/revision: ".*"/, 'revision: "000000000000"'));

  test('may lack links, boxes and code: its translator brings them in line', () => {
    const change = old((text) => text.replace('question:crime', 'page:about').replace('*:443', '*:80'));
    assert.deepEqual(findingsOf(change), []);
  });

  test('is warned of addresses and headings, but breaks no build', () => {
    const change = old((text) => text.replace('help@example.org', 'x@example.com').replace('## W', '### W'));
    const found = codesOf(findingsOf(change));
    assert.ok(found.every((one) => one.includes(' warning ')));
    assert.deepEqual([...new Set(found.map((one) => one.split(' ')[2]))].sort(), [
      'translation/address-new',
      'translation/headings',
    ]);
  });
});

describe('ui.json and titles.yaml', () => {
  const find = (change: Change): string[] =>
    parseSite(change)
      .findings.filter(({ code }) => /^(?:ui|titles)\//.test(code))
      .map(({ file, line, severity, code }) => `${file}:${String(line)} ${severity} ${code}`);
  const words = textOf('de/ui.json');

  test('have no new address', () => {
    const changed = words.replace('"nav.home": "Wort"', '"nav.home": "www.evil.example.com"');
    const line = words.slice(0, words.indexOf('"nav.home"')).split('\n').length;
    assert.deepEqual(find({ 'de/ui.json': changed }), [`de/ui.json:${String(line)} error ui/address-new`]);
    assert.deepEqual(
      find({ 'de/titles.yaml': textOf('de/titles.yaml').replace('Plain answers.', 'See evil.org.') }),
      ['de/titles.yaml:3 error titles/address-new'],
    );
  });

  test('are not those of the source language', () => {
    assert.deepEqual(find({ 'de/ui.json': textOf('en/ui.json') }), ['de/ui.json:1 warning ui/untranslated']);
    assert.deepEqual(find({ 'de/titles.yaml': textOf('en/titles.yaml') }), [
      'de/titles.yaml:1 warning titles/untranslated',
    ]);
  });
});
