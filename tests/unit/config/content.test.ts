import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseContent } from '../../../src/config/content.ts';
import { parseDocument } from '../../../src/core/document.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { buildSite, edit, lineOf, parseSite, textOf, type Change } from '../helpers/site.ts';
import { placeAndCode, sha256 } from '../helpers/texts.ts';

const shown = (findings: readonly Finding[]): string[] =>
  findings.map((one) => `${one.severity} ${one.file}:${placeAndCode(one)}`);
const findingsOf = (change: Change): string[] => shown(parseSite(change).findings);

function assertFinds(change: Change, wanted: string): void {
  const found = findingsOf(change);
  assert.ok(found.includes(wanted), `expected ${wanted}; found ${found.join(', ') || 'nothing'}`);
}

const disabled = edit(
  'languages.yaml',
  'name: Deutsch\n    dir: ltr\n    enabled: true',
  'name: Deutsch\n    dir: ltr\n    enabled: false',
);
const german = 'de/questions/ddos.mdx';

describe('parseContent', () => {
  test('finds nothing in a site in which nothing is wrong', () => {
    const { findings, catalog, documents } = parseSite();
    assert.deepEqual(shown(findings), []);
    assert.equal(documents.length, 4);
    assert.deepEqual(Object.keys(catalog?.questions ?? {}).sort(), ['crime', 'ddos']);
    assert.deepEqual(Object.keys(catalog?.questions['ddos']?.texts ?? {}).sort(), ['de', 'en']);
  });

  test('finds nothing in the same site with Windows line ends', () => {
    const change = Object.fromEntries(
      buildSite().map(({ path, text }) => [path, text.replaceAll('\n', '\r\n')]),
    );
    assert.deepEqual(findingsOf(change), []);
  });

  test('finds nothing wrong with a right onion address', () => {
    const onion = 'http://anxm6tcb7sgnyulyd2e7yqvbz3narpykokqrkgcdwt5wxbdizofxfkad.onion/faq/';
    assert.deepEqual(findingsOf({ 'site.yaml': `address: https://example.org/faq/\nonion: ${onion}\n` }), []);
  });

  test('finds nothing wrong with every field of the site', () => {
    const text = 'repository: https://example.org/x.git\nreport: mailto:a@example.org\n';
    assert.deepEqual(findingsOf({ 'site.yaml': text }), []);
  });

  test('lets a folder have a README and texts lie in folders of their own', () => {
    const change: Change = {
      'README.md': '# Content\n',
      'en/questions/crime.mdx': undefined,
      'en/questions/misuse/crime.mdx': textOf('en/questions/crime.mdx'),
    };
    assert.deepEqual(findingsOf(change), []);
  });

  test('does not depend on the order of the files', () => {
    const change: Change = { ...edit('outline.yaml', '- crime', '- crim'), 'x.txt': '', 'en/x.txt': '' };
    const files = buildSite(change);
    const parse = (list: typeof files): string[] =>
      shown(parseContent(list, (file, place) => parseDocument(file, place, sha256)).findings);
    assert.deepEqual(parse([...files].reverse()), parse(files));
  });

  test('gives data that survives JSON', () => {
    const { catalog } = parseSite();
    assert.deepEqual(
      JSON.parse(JSON.stringify(catalog)),
      JSON.parse(JSON.stringify(structuredClone(catalog))),
    );
    assert.equal(typeof JSON.stringify(catalog), 'string');
  });

  test('says what is missing in an empty folder, and no more', () => {
    const { findings } = parseContent([], () => assert.fail('nothing to parse'));
    assert.deepEqual([...new Set(findings.map(({ code }) => code))], ['content/file-missing']);
  });
});

describe('a broken file', () => {
  test('is reported once, not again wherever its text is named', () => {
    const change = edit('en/questions/crime.mdx', 'priority: 2-medium', 'priority: urgent');
    assert.deepEqual(findingsOf(change), ['error en/questions/crime.mdx:4 content/field-invalid']);
  });

  test('does not hide that another name is unknown', () => {
    const change = {
      ...edit('en/questions/crime.mdx', 'priority: 2-medium', 'priority: urgent'),
      ...edit('en/questions/ddos.mdx', 'link:tor-ddos', 'link:tor-dos'),
    };
    assertFinds(change, 'error en/questions/ddos.mdx:15 links/name-unknown');
  });

  test('of a translation does not hide that its source text is not there', () => {
    const change = {
      ...edit('en/questions/ddos.mdx', '(question:crime)', '(question:gone)'),
      'de/questions/gone.mdx': 'broken\n',
    };
    assertFinds(change, 'error en/questions/ddos.mdx:11 links/name-unknown');
  });

  test('of a language that is not published does not hide that its source text is not there', () => {
    const change = {
      ...disabled,
      ...edit('en/questions/ddos.mdx', '(question:crime)', '(question:gone)'),
      'de/questions/gone.mdx': 'broken\n',
    };
    assertFinds(change, 'error en/questions/ddos.mdx:11 links/name-unknown');
  });

  test('of a language that is not published does not hide what the outline lacks', () => {
    const change = {
      ...disabled,
      ...edit('outline.yaml', '- crime', '- crime\n          - gone'),
      'de/questions/gone.mdx': 'broken\n',
    };
    assertFinds(change, 'error outline.yaml:9 outline/question-missing');
  });
});

describe('a language that is not published', () => {
  test('may be unfinished', () => {
    const unfinished: Change[] = [
      { 'de/ui.json': undefined },
      { 'de/titles.yaml': undefined },
      { 'de/ui.json': '{}\n' },
      edit('de/titles.yaml', '      misuse: When Tor is misused', '      {}'),
      edit(german, '## Was durchkommt\n\n', ''),
    ];
    for (const change of unfinished) {
      const found = parseSite({ ...disabled, ...change }).findings;
      assert.ok(found.length > 0);
      assert.deepEqual(
        found.filter(({ severity }) => severity === 'error'),
        [],
      );
    }
  });

  const hostile: [name: string, text: string, code: string][] = [
    ['an expression', '{alert(1)}', 'mdx/expression'],
    ['an import', "import x from 'y'", 'mdx/import-export'],
    ['a script', '<script>alert(1)</script>', 'mdx/html'],
    ['an attribute', '<Note onclick="x">\n\nx\n\n</Note>', 'mdx/attribute'],
    ['javascript:', '[x](javascript:x)', 'links/scheme'],
    ['a reversed text', 'a\u202Eb', 'text/bidirectional'],
    ['an invisible text', 'a\u200Bb', 'text/invisible'],
  ];
  for (const [name, text, code] of hostile) {
    test(`may not have ${name}: the build reads its files, too`, () => {
      const change = edit(german, 'Wenig.', text);
      const line = lineOf(change[german], text);
      assertFinds({ ...disabled, ...change }, `error ${german}:${String(line)} ${code}`);
    });
  }

  test('may not name a layout on a page, which Astro would run', () => {
    const page = '---\ntitle: x\nshort: y\nrevision: 3fa9c2d41b7e\nlayout: ./evil.js\n---\n\nText.\n';
    assertFinds(
      { ...disabled, 'de/pages/about.mdx': page },
      'error de/pages/about.mdx:5 content/field-unknown',
    );
  });

  test('may not bring a program', () => {
    assertFinds(
      { ...disabled, 'de/pages/evil.js': 'export default 1' },
      'error de/pages/evil.js:1 content/file-unexpected',
    );
  });
});

describe('a hidden character', () => {
  test('in a settings file is reported once', () => {
    const found = findingsOf(edit('links.yaml', 'Tor Support', 'Tor \u202ESupport'));
    assert.deepEqual(found, ['error links.yaml:3 text/bidirectional']);
  });

  test('in a text is reported once, on whatever line of a paragraph it stands', () => {
    const found = findingsOf(edit('en/questions/ddos.mdx', 'Little, says', 'Little,\nand that \u202Esays'));
    assert.deepEqual(found, ['error en/questions/ddos.mdx:16 text/bidirectional']);
  });

  test('in a folded text of the front matter is reported once', () => {
    const change = edit(
      'en/questions/ddos.mdx',
      'short: Not for large floods.',
      'short: >\n  Not for\n  large \u202Efloods.',
    );
    assert.deepEqual(findingsOf(change), ['error en/questions/ddos.mdx:5 text/bidirectional']);
  });
});
