import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withLetters } from '../../helpers/letters.ts';
import { lineOf, parseSite, type Change } from '../../helpers/site.ts';

const findingsOf = (change: Change): string[] =>
  parseSite(change).findings.map(({ file, line, code }) => `${file}:${String(line)} ${code}`);

const scan = 'en/letters/scan.mdx';
const frame = 'en/letters/frame.mdx';
type Edit = [path: string, piece: string, replacement: string];

/** What is wrong, the edit that makes it so, the finding, and the piece on whose line it must stand (line 1 where none). */
const cases: [name: string, edit: Edit, code: string, piece?: string][] = [
  [
    'a field that nobody declared',
    [scan, 'from {address}.', 'from {adress}.'],
    'letters/field-unknown',
    '{adress}.',
  ],
  [
    'a field that the letter does not need',
    [scan, 'The scan', 'The {name} scan'],
    'letters/field-extra',
    '{name}',
  ],
  ['a field too many in the subject', [scan, '"Scan from', '"{name} from'], 'letters/field-extra', '"{name}'],
  ['a field unknown in the frame', [frame, '{name}', '{name} {nam}'], 'letters/field-unknown', '{nam}'],
  [
    'a letter that is listed and not there',
    ['letters.yaml', 'id: scan', 'id: scann'],
    'letters/missing',
    'id: scann',
  ],
  [
    'a frame that is not there',
    ['letters.yaml', 'frame: frame', 'frame: fram'],
    'letters/missing',
    'frame: fram',
  ],
  [
    'a procedure that is not there',
    ['letters.yaml', 'procedure: about', 'procedure: abut'],
    'outline/page-missing',
    'abut',
  ],
  [
    'a listed field that is not declared',
    ['letters.yaml', '[address]', '[address, prt]'],
    'letters/field-unknown',
    'prt',
  ],
  [
    'an example that does not fit its type',
    ['letters.yaml', '192.0.2.7', '192.0.2'],
    'content/field-invalid',
    '192.0.2',
  ],
  [
    'a severity that is none',
    ['letters.yaml', 'severity: low', 'severity: mild'],
    'content/field-invalid',
    'mild',
  ],
  [
    'a reader that is none',
    ['letters.yaml', 'to: complainant', 'to: police'],
    'content/field-invalid',
    'police',
  ],
  ['a frame with a part too few', [frame, '## Short\n\nA relay.\n\n', ''], 'letters/headings', '## Closing'],
  ['a letter with a heading', [scan, 'The scan', '## A\n\nThe scan'], 'letters/headings', '## A'],
  [
    'a link into the site',
    [scan, 'The scan', 'The [scan](question:ddos)'],
    'letters/link-inside',
    'The [scan]',
  ],
  [
    'a link to a letter that is none',
    ['en/titles.yaml', 'name: your name', 'nam: your name'],
    'titles/unknown',
    'nam:',
  ],
  [
    'a missing subject',
    [scan, 'subject: "Scan from {address}"\n', ''],
    'content/field-missing',
    'title: A scan',
  ],
];

describe('letters', () => {
  test('in which nothing is wrong give no findings', () => {
    assert.deepEqual(findingsOf(withLetters()), []);
  });

  for (const [name, edit, code, piece] of cases) {
    test(`refuses ${name}`, () => {
      const change = withLetters(edit);
      const [path] = edit;
      const line = piece === undefined ? 1 : lineOf(change[path], piece);
      const found = findingsOf(change);
      assert.ok(
        found.includes(`${path}:${String(line)} ${code}`),
        `${String(line)} ${code}: ${found.join(', ')}`,
      );
    });
  }

  test('a subject has no field that may stay empty', () => {
    const edit = (required: string): Change =>
      withLetters(['letters.yaml', '192.0.2.7, required: true', `192.0.2.7, required: ${required}`]);
    const change = edit('false');
    const line = lineOf(change[scan], 'subject:');
    assert.deepEqual(findingsOf(change), [`${scan}:${String(line)} letters/field-optional`]);
    assert.deepEqual(findingsOf(edit('true')), []);
  });

  test('a field that the letter lacks is named', () => {
    const change = withLetters(['letters.yaml', '[address]', '[address, name]']);
    assert.ok(findingsOf(change).includes(`${scan}:1 letters/field-missing`));
  });

  test('a field that no letter has is a warning', () => {
    const change = withLetters([
      'letters.yaml',
      'letters:\n',
      '  port: { type: port, example: 22, required: true }\nletters:\n',
    ]);
    const warnings = parseSite(change).findings.filter(({ code }) => code === 'letters/field-unused');
    assert.deepEqual(
      warnings.map(({ severity, message }) => `${severity} ${message}`),
      ['warning no letter has the field "port"'],
    );
  });

  test('a file that is in no list is an error', () => {
    const change = { ...withLetters(), 'en/letters/other.mdx': withLetters()[scan] };
    assert.ok(findingsOf(change).includes('en/letters/other.mdx:1 letters/unlisted'));
    assert.ok(
      findingsOf({ ...withLetters(), 'letters.yaml': undefined }).some((one) =>
        one.endsWith('letters/unlisted'),
      ),
    );
  });

  test('answers may link to letters, and a wrong name gets a suggestion', () => {
    const crime = (name: string): Change => ({
      'en/questions/crime.mdx': `---\ntitle: A\nshort: B\npriority: 2-medium\nreviewed: 2026-11-20\n---\n\n[A](letter:${name})\n`,
    });
    assert.deepEqual(findingsOf({ ...withLetters(), ...crime('scan') }), []);
    const { findings } = parseSite({ ...withLetters(), ...crime('scam') });
    assert.match(findings[0]?.message ?? '', /there is no letter "scam"; did you mean "scan"\?/);
  });

  test('the revision of a letter changes with its subject and with when not to use it', () => {
    const revision = (...edits: Edit[]): string | undefined =>
      parseSite(withLetters(...edits)).catalog?.letters['scan']?.texts['en']?.revision;
    const revisions = [
      revision(),
      revision([scan, 'Scan from', 'A scan from']),
      revision([scan, 'When not.', 'Never.']),
      revision([scan, 'The scan', 'A scan']),
    ];
    assert.equal(new Set(revisions).size, revisions.length);
    assert.equal(revision([scan, 'priority: 2-medium', 'priority: 3-low']), revisions[0]);
  });
});
